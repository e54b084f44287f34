package dev.launchway.processor.resource;

import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ProvisionModel;

/**
 * A resource that a root component provides, itself or by a component of its tree.
 *
 * @param provision the member with {@code @Provides}
 * @param owner the component that declares it
 * @param own whether it is a member of the root component itself; a component below may turn out not to be there
 */
public record Offer(ProvisionModel provision, ComponentModel owner, boolean own) {

    public String key() {
        return provision.key();
    }

    /** Whether it gives exactly one value. */
    public boolean certain() {
        return own && !provision.each();
    }

    /** Whether its value is known before anything is configured, so that nothing has to come first. */
    public boolean early() {
        return own && provision.method();
    }

    /** The method as it would be, with a value that is known before anything is configured. */
    public String asMethod() {
        return "@Provides(\"" + key() + "\") " + provision.type().display() + " "
                + provision.member().getSimpleName() + "(Host host)";
    }

    /** {@code App.http}. */
    public String display() {
        return owner.displayName() + "." + provision.member().getSimpleName();
    }
}
