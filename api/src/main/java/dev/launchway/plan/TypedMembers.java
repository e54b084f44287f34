package dev.launchway.plan;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** The types that a class gives to the type parameters of its superclasses, for the members that these declare. */
final class TypedMembers {

    private final Map<String, ValueType<?>> types = new HashMap<>();

    /** By identity: each provided method is called by the definition that declares it. */
    private final IdentityHashMap<Record, Record> untyped = new IdentityHashMap<>();

    /** Notes the type that a member has; the role is the kind of its line in the table of the superclass. */
    void add(String role, String member, ValueType<?> type) {
        types.put(role + " " + member, type);
    }

    /** The member of a superclass that was given a type; any other one as it is. */
    Record untyped(Record member) {
        return untyped.getOrDefault(member, member);
    }

    /** The inherited members with these types. */
    Members in(Members inherited) {
        if (types.isEmpty()) {
            return inherited;
        }
        return new Members(
                inherited.attributes().stream().map(this::attribute).toList(),
                inherited.requirements().stream().map(this::requirement).toList(),
                inherited.provisions().stream().map(this::provision).toList(),
                inherited.subComponents(),
                inherited.parts(),
                inherited.handlers(),
                inherited.readable(),
                inherited.phases(),
                inherited
                        .features()
                        .map(features -> new FeaturesMember(
                                features.field(), type("features", features.field(), features.type()))));
    }

    private ValueType<?> type(String role, String member, ValueType<?> inherited) {
        return types.getOrDefault(role + " " + member, inherited);
    }

    private AttributeMember attribute(AttributeMember one) {
        ValueType<?> type = type("attribute", one.field(), one.type());
        return new AttributeMember(one.field(), type, one.required(), one.namevar());
    }

    private RequirementMember requirement(RequirementMember one) {
        return new RequirementMember(
                one.field(),
                one.key(),
                type("requires", one.field(), one.type()),
                one.scope(),
                one.cardinality(),
                one.reverse(),
                one.peers(),
                one.withSource());
    }

    private ProvisionMember provision(ProvisionMember one) {
        ValueType<?> type = type(one.method() ? "method" : "provides", one.member(), one.type());
        ProvisionMember typed = new ProvisionMember(one.member(), one.key(), type, one.method(), one.each());
        untyped.put(typed, one);
        return typed;
    }
}
