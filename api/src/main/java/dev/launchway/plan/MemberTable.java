package dev.launchway.plan;

import dev.launchway.annotation.Event;
import dev.launchway.annotation.EventScope;
import dev.launchway.annotation.Scope;
import dev.launchway.plan.RequirementMember.Cardinality;
import dev.launchway.plan.SubComponentMember.Shape;
import dev.launchway.text.table.TableReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members that one component class declares, as the table of its generated definition lists them.
 *
 * <p>Generated code counts in the same way: readable members from 0 in the order of their names; methods to call from the number
 * of {@link Phase}s on, each provided method and then each handler in the order of the table.
 */
final class MemberTable {

    private static final int PHASES = Phase.values().length;

    private final List<AttributeMember> attributes = new ArrayList<>();
    private final List<RequirementMember> requirements = new ArrayList<>();
    private final List<ProvisionMember> provisions = new ArrayList<>();
    private final List<SubComponentMember> subComponents = new ArrayList<>();
    private final Set<String> parts = new LinkedHashSet<>();
    private final List<HandlerMember> handlers = new ArrayList<>();
    private final TypedMembers typed = new TypedMembers();
    private final List<String> readable = new ArrayList<>();
    private final Set<Phase> phases = EnumSet.noneOf(Phase.class);
    private Optional<FeaturesMember> features = Optional.empty();
    private String name = "";
    private String user = "";
    private boolean observed;
    private boolean refines;

    private final Map<String, Integer> readableNumbers = new HashMap<>();
    /** By identity: a handler may have the name of a provided method. */
    private final IdentityHashMap<Object, Integer> methodNumbers = new IdentityHashMap<>();

    private final ComponentDefinition<?> definition;
    private final TableReader table;

    private MemberTable(ComponentDefinition<?> definition) {
        this.definition = definition;
        this.table = definition.table();
    }

    /** Reads the table of a definition. */
    static MemberTable read(ComponentDefinition<?> definition) {
        MemberTable members = new MemberTable(definition);
        while (members.table.next()) {
            members.line();
        }
        return members;
    }

    private void line() {
        switch (table.kind()) {
            case "component" -> name = table.word();
            case "as" -> user = table.word();
            case "observed" -> observed = true;
            case "refines" -> refines = true;
            case "readable" -> readable();
            case "attribute" -> attribute();
            case "requires" -> requirement();
            case "provides" -> provision();
            case "part" -> subComponent();
            case "adds" -> parts.add(table.word());
            case "features" -> features = Optional.of(new FeaturesMember(table.word(), definition.valueType(table)));
            case "phases" -> phases();
            case "handles" -> handler();
            case "typed" -> typed();
            default -> throw table.damaged("there is no kind '" + table.kind() + "' of member");
        }
    }

    private void readable() {
        while (table.more()) {
            String member = table.word();
            readableNumbers.put(member, readable.size());
            readable.add(member);
        }
    }

    private void attribute() {
        String field = table.word();
        ValueType<?> type = definition.valueType(table);
        Set<String> flags = flags("required", "namevar");
        attributes.add(new AttributeMember(field, type, flags.contains("required"), flags.contains("namevar")));
    }

    private void requirement() {
        String field = table.word();
        String key = table.word();
        Cardinality cardinality = constant(Cardinality.class);
        ValueType<?> type = definition.valueType(table);
        Set<String> flags = flags("same-host", "reverse", "peers", "resource");
        requirements.add(new RequirementMember(
                field,
                key,
                type,
                flags.contains("same-host") ? Scope.SAME_HOST : Scope.ALL_HOSTS,
                cardinality,
                flags.contains("reverse"),
                flags.contains("peers"),
                flags.contains("resource")));
    }

    private void provision() {
        String member = table.word();
        String key = table.word();
        ValueType<?> type = definition.valueType(table);
        Set<String> flags = flags("method", "each");
        ProvisionMember provision =
                new ProvisionMember(member, key, type, flags.contains("method"), flags.contains("each"));
        provisions.add(provision);
        if (provision.method()) {
            number(provision);
        }
    }

    private void subComponent() {
        String field = table.word();
        parts.add(table.word());
        Shape shape = table.more() ? constant(Shape.class) : Shape.SINGLE;
        subComponents.add(new SubComponentMember(field, shape));
    }

    private void phases() {
        while (table.more()) {
            phases.add(constant(Phase.class));
        }
    }

    private void handler() {
        Event event = constant(Event.class);
        EventScope scope = constant(EventScope.class);
        HandlerMember handler = new HandlerMember(table.word(), event, scope);
        handlers.add(handler);
        number(handler);
    }

    private void typed() {
        String role = table.word();
        String member = table.word();
        typed.add(role, member, definition.valueType(table));
    }

    private void number(Object member) {
        methodNumbers.put(member, PHASES + methodNumbers.size());
    }

    /** The rest of the line: some of the given words. */
    private Set<String> flags(String... known) {
        Set<String> flags = new LinkedHashSet<>();
        while (table.more()) {
            String flag = table.word();
            if (!List.of(known).contains(flag)) {
                throw table.damaged("'" + flag + "' is not one of " + String.join(", ", known));
            }
            flags.add(flag);
        }
        return flags;
    }

    /** The constant of an enum that the next word names in kebab case. */
    private <E extends Enum<E>> E constant(Class<E> type) {
        String word = table.word();
        try {
            return Enum.valueOf(type, word.replace('-', '_').toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw table.damaged("'" + word + "' is no " + type.getSimpleName());
        }
    }

    /** The component's name in environments. */
    String name() {
        return name;
    }

    /** The user that the component works as; empty for the user of the deployment. */
    String user() {
        return user;
    }

    /** Whether the class says that its verify decides by what Probe shows, and nothing else. */
    boolean observed() {
        return observed;
    }

    /** Whether the class has a part in what its verify decides. */
    boolean verifies() {
        return refines || has(Phase.VERIFY) || has(Phase.LAST_UPDATED);
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

    /** A provided method of a superclass as that one's own table has it. */
    Record inherited(Record member) {
        return typed.untyped(member);
    }

    /** All members of a class with these and the inherited ones. */
    Members members(Members above) {
        Members inherited = typed.in(above);
        return new Members(
                concat(inherited.attributes(), attributes),
                concat(inherited.requirements(), requirements),
                concat(inherited.provisions(), provisions),
                concat(inherited.subComponents(), subComponents),
                concat(inherited.parts(), List.copyOf(parts)),
                concat(inherited.handlers(), handlers),
                concat(inherited.readable(), readable),
                concat(inherited.phases(), List.copyOf(phases)),
                features.isPresent() ? features : inherited.features());
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
