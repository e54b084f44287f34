package dev.launchway.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;

/**
 * An inherited member whose type follows from what a type parameter of its class stands for.
 *
 * @param role what it is
 * @param owner the class that declares it
 * @param member the field or method
 * @param type the type that it has in the subclass, of one value of a resource, of one feature; empty where it cannot be one
 */
public record TypedMember(Role role, ComponentModel owner, Element member, Optional<DataType> type) {

    /** What such a member may be. */
    public enum Role {
        /** {@code @Attribute}. */
        ATTRIBUTE,
        /** {@code @Requires}. */
        REQUIRES,
        /** {@code @Provides} on a field. */
        PROVIDES,
        /** {@code @Provides} on a method. */
        METHOD,
        /** {@code @Features}. */
        FEATURES
    }

    /** The members of a class that are open in one view of it, in the order of declaration. */
    static List<TypedMember> of(ComponentModel open, ComponentModel told) {
        List<TypedMember> typed = new ArrayList<>();
        for (int i = 0; i < open.attributes().size(); i++) {
            AttributeModel one = told.attributes().get(i);
            add(Role.ATTRIBUTE, told, one.field(), open.attributes().get(i).type(), Optional.of(one.type()), typed);
        }
        for (int i = 0; i < open.requirements().size(); i++) {
            RequirementModel one = told.requirements().get(i);
            add(Role.REQUIRES, told, one.field(), open.requirements().get(i).type(), Optional.of(one.type()), typed);
        }
        for (int i = 0; i < open.provisions().size(); i++) {
            ProvisionModel one = told.provisions().get(i);
            Role role = one.method() ? Role.METHOD : Role.PROVIDES;
            add(role, told, one.member(), open.provisions().get(i).type(), Optional.of(one.type()), typed);
        }
        open.features()
                .flatMap(FeaturesModel::type)
                .ifPresent(type -> add(
                        Role.FEATURES,
                        told,
                        open.features().get().field(),
                        type,
                        told.features().flatMap(FeaturesModel::type),
                        typed));
        return typed;
    }

    private static void add(
            Role role,
            ComponentModel owner,
            Element member,
            DataType open,
            Optional<DataType> type,
            List<TypedMember> into) {
        if (open.isOpen()) {
            into.add(new TypedMember(role, owner, member, type));
        }
    }

    /**
     * Whether the type is told now.
     *
     * @return {@code false} where it still names a type parameter
     */
    public boolean isTold() {
        return type.isPresent() && !type.get().isOpen();
    }
}
