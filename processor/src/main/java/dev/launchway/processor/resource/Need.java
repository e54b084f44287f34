package dev.launchway.processor.resource;

import dev.launchway.annotation.Scope;
import dev.launchway.processor.model.Cardinality;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.RequirementModel;

/**
 * A resource that a root component requires, itself or by a component of its tree.
 *
 * @param requirement the field with {@code @Requires}
 * @param owner the component that declares it
 * @param own whether it is a field of the root component itself
 */
public record Need(RequirementModel requirement, ComponentModel owner, boolean own) {

    public String key() {
        return requirement.key();
    }

    public boolean sameHost() {
        return requirement.scope() == Scope.SAME_HOST;
    }

    /** Whether it says nothing about the order. */
    public boolean peers() {
        return requirement.peers();
    }

    /** The annotation as it would be with {@code peers = true}. */
    public String withPeers() {
        return "@Requires(value = \"" + key() + "\""
                + (sameHost() ? ", from = Scope.SAME_HOST" : "")
                + (requirement.cardinality() == Cardinality.ANY ? ", optional = true" : "")
                + ", peers = true)";
    }

    /** Whether there must be a value. */
    public boolean strict() {
        return requirement.cardinality() == Cardinality.ONE || requirement.cardinality() == Cardinality.LIST;
    }

    /** Whether there may be only one value. */
    public boolean single() {
        return requirement.cardinality() == Cardinality.ONE || requirement.cardinality() == Cardinality.OPTIONAL;
    }

    /** {@code Nginx.backends}. */
    public String display() {
        return owner.displayName() + "." + requirement.field().getSimpleName();
    }
}
