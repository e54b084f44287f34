package dev.launchway.plan;

import dev.launchway.annotation.Event;
import dev.launchway.annotation.EventScope;
import dev.launchway.annotation.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members that one component class declares, filled by its generated definition.
 *
 * <p>It numbers them, and generated code counts in the same way: readable members from 0 in the order of their names; methods
 * to call from the number of {@link Phase}s on, as they are added, a provided method or a handler each.
 */
public final class MemberTable {

    private static final int PHASES = Phase.values().length;

    private final List<AttributeMember> attributes = new ArrayList<>();
    private final List<RequirementMember> requirements = new ArrayList<>();
    private final List<ProvisionMember> provisions = new ArrayList<>();
    private final List<SubComponentMember> subComponents = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final List<HandlerMember> handlers = new ArrayList<>();
    private final List<String> readable = new ArrayList<>();
    private final Set<Phase> phases = EnumSet.noneOf(Phase.class);
    private Optional<FeaturesMember> features = Optional.empty();

    private final Map<String, Integer> readableNumbers = new HashMap<>();
    /** By identity: a handler may have the name of a provided method. */
    private final IdentityHashMap<Object, Integer> methodNumbers = new IdentityHashMap<>();

    MemberTable() {}

    /**
     * Names what can be read.
     *
     * @param names fields and methods without arguments, separated by blanks
     */
    public void readable(String names) {
        for (String name : names.split(" ", -1)) {
            readableNumbers.put(name, readable.size());
            readable.add(name);
        }
    }

    /**
     * Adds an attribute.
     *
     * @param field the field's name
     * @param type its type
     * @param required whether an environment must set it
     * @param namevar whether it names the component in breadcrumbs
     */
    public void attribute(String field, ValueType<?> type, boolean required, boolean namevar) {
        attributes.add(new AttributeMember(field, type, required, namevar));
    }

    /**
     * Adds a requirement.
     *
     * @param field the field's name
     * @param key the resource's key
     * @param type the type of one value
     * @param scope whose resources count
     * @param cardinality how many there must be
     * @param reverse whether the provider is deployed after the requirer
     * @param withSource whether each value is wrapped in a {@code Resource}
     */
    public void requirement(
            String field,
            String key,
            ValueType<?> type,
            Scope scope,
            RequirementMember.Cardinality cardinality,
            boolean reverse,
            boolean withSource) {
        requirements.add(new RequirementMember(field, key, type, scope, cardinality, reverse, withSource));
    }

    /**
     * Adds a provided resource.
     *
     * @param member the field's or method's name
     * @param key the resource's key
     * @param type the type of one value
     * @param method whether it is a method, which then gets the next number
     * @param each whether it is a list that provides each element
     */
    public void provision(String member, String key, ValueType<?> type, boolean method, boolean each) {
        ProvisionMember provision = new ProvisionMember(member, key, type, method, each);
        provisions.add(provision);
        if (method) {
            number(provision);
        }
    }

    /**
     * Adds a field for sub-components.
     *
     * @param field the field's name
     * @param shape how many components it holds
     */
    public void subComponent(String field, SubComponentMember.Shape shape) {
        subComponents.add(new SubComponentMember(field, shape));
    }

    /**
     * Names a type of sub-components whose resources the compiler counts on.
     *
     * @param className its binary name
     */
    public void part(String className) {
        parts.add(className);
    }

    /**
     * Adds an event handler, which gets the next number.
     *
     * @param method the method's name
     * @param event what it handles
     * @param scope whose events
     */
    public void handler(String method, Event event, EventScope scope) {
        HandlerMember handler = new HandlerMember(method, event, scope);
        handlers.add(handler);
        number(handler);
    }

    private void number(Object member) {
        methodNumbers.put(member, PHASES + methodNumbers.size());
    }

    /**
     * Names a lifecycle method.
     *
     * @param phase which
     */
    public void phase(Phase phase) {
        phases.add(phase);
    }

    /**
     * Adds the field of the features.
     *
     * @param field the field's name
     * @param type the type of one feature
     */
    public void features(String field, ValueType<?> type) {
        features = Optional.of(new FeaturesMember(field, type));
    }

    /** The number of a readable member, {@code null} for one that the class does not declare. */
    Integer reading(String name) {
        return readableNumbers.get(name);
    }

    /** The number of a provided method or a handler, {@code null} for one that the class does not declare. */
    Integer calling(Object member) {
        return methodNumbers.get(member);
    }

    boolean has(Phase phase) {
        return phases.contains(phase);
    }

    /** All members of a class with these and the inherited ones. */
    Members members(Members inherited) {
        return new Members(
                concat(inherited.attributes(), attributes),
                concat(inherited.requirements(), requirements),
                concat(inherited.provisions(), provisions),
                concat(inherited.subComponents(), subComponents),
                concat(inherited.parts(), parts),
                concat(inherited.handlers(), handlers),
                concat(inherited.readable(), readable),
                concat(inherited.phases(), List.copyOf(phases)),
                features.or(inherited::features));
    }

    private static <E> List<E> concat(List<E> inherited, List<E> declared) {
        if (declared.isEmpty()) {
            return inherited;
        }
        List<E> all = new ArrayList<>(inherited);
        all.addAll(declared);
        return List.copyOf(all);
    }
}
