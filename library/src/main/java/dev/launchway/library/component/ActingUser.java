package dev.launchway.library.component;

import dev.launchway.api.Configuration;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.util.function.Consumer;

/**
 * The user that a component works as: what its {@code as(user)} keeps. Without one it is the user of the deployment, and nothing is
 * declared.
 *
 * <pre>{@code
 * void configure(Configuration here) {
 *     user.declare(here, rights -> rights.reads(path).runs("nginx", "-t"));
 * }
 *
 * void verify(Probe probe) {
 *     Probe eyes = user.on(probe);
 * }
 * }</pre>
 */
public final class ActingUser {

    /** The user of the deployment. */
    public static final ActingUser NONE = new ActingUser("");

    private final String name;

    private ActingUser(String name) {
        this.name = name;
    }

    /**
     * A user.
     *
     * @param component what errors call the component that works so
     * @param name a user's name on the target
     * @return the user
     * @throws IllegalArgumentException for a text that is none
     */
    public static ActingUser of(String component, String name) {
        return new ActingUser(Arguments.name(component, "as", name));
    }

    /**
     * A user that an attribute names.
     *
     * @param component what errors call the attribute
     * @param name a user's name on the target; empty for the user of the deployment
     * @return the user
     * @throws IllegalArgumentException for a text that is none
     */
    public static ActingUser ofAttribute(String component, String name) {
        return name.isEmpty() ? NONE : of(component, name);
    }

    /**
     * Whether it is another user than that of the deployment.
     *
     * @return {@code false} for {@link #NONE}
     */
    public boolean isOther() {
        return !name.isEmpty();
    }

    /**
     * Its name.
     *
     * @return empty for the user of the deployment
     */
    public String name() {
        return name;
    }

    /**
     * Says in {@code configure} what the component may do as the user.
     *
     * @param here what {@code configure} was given
     * @param rights says it; not called for the user of the deployment
     */
    public void declare(Configuration here, Consumer<Privilege> rights) {
        if (isOther()) {
            rights.accept(here.as(name));
        }
    }

    /**
     * A view with the user's eyes.
     *
     * @param probe what {@code verify} was given
     * @return the same for the user of the deployment
     */
    public Probe on(Probe probe) {
        return isOther() ? probe.as(name) : probe;
    }

    /**
     * A target that the user changes.
     *
     * @param target what {@code update} was given
     * @return the same for the user of the deployment
     */
    public Target on(Target target) {
        return isOther() ? target.as(name) : target;
    }
}
