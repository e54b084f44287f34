package dev.launchway.engine.template;

import dev.launchway.api.Address;
import dev.launchway.api.Environment;
import dev.launchway.api.FileMode;
import dev.launchway.api.Host;
import dev.launchway.api.Resource;
import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;
import dev.launchway.diagnostic.Code;
import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.engine.redaction.SecretWords;
import dev.launchway.plan.ComponentDefinition;
import dev.launchway.plan.Definitions;
import dev.launchway.plan.LinkFault;
import dev.launchway.plan.RecordDefinition;
import dev.launchway.template.KnownType;
import dev.launchway.template.TemplateWords;
import dev.launchway.text.Article;
import dev.launchway.text.DidYouMean;
import dev.launchway.text.NumberText;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Reads members of values for templates: components and records through definitions, known types by name, nothing else. */
final class ValueReader {

    private static final Object NOT_THERE = ComponentDefinition.UNKNOWN;

    private final Definitions definitions;
    private final KnownSecrets secrets;
    private Set<String> revealed = new TreeSet<>();
    private final Map<Class<?>, Object> known = new HashMap<>();

    ValueReader(Definitions definitions, KnownSecrets secrets) {
        this.definitions = definitions;
        this.secrets = secrets;
    }

    /** Where the names of secrets go that are revealed from now on; where they went before. */
    Set<String> revealTo(Set<String> names) {
        Set<String> before = revealed;
        revealed = names;
        return before;
    }

    /** The names of the secrets that were revealed. */
    Set<String> revealed() {
        return revealed;
    }

    /** Reads a member; the result is never {@code null}. */
    @SuppressWarnings("ReferenceEquality") // a mark
    Object read(Object instance, Object name, TemplateScope scope) {
        if (instance instanceof Absent absent) {
            throw new UnknownNameException(
                    Code.LW405_VALUE_NOT_SET, absentText(absent) + ": it has no '" + name + "'", "", null);
        }
        Object value = name instanceof Number index ? element(instance, index) : member(instance, name, scope);
        if (value == NOT_THERE) {
            throw unknown(instance, String.valueOf(name), scope);
        }
        return value == null ? Absent.named(place(instance, name, scope)) : view(value, instance, name, scope);
    }

    /** The value of a variable; never {@code null}. */
    Object variable(String name, TemplateScope scope) {
        Map<String, ?> variables = scope.variables();
        Object value = variables.get(name);
        return value == null ? Absent.named(place(variables, name, scope)) : view(value, variables, name, scope);
    }

    /** The value as templates see it: optionals opened, secrets revealed, enums by their names, also in collections. */
    private Object view(Object value, Object instance, Object name, TemplateScope scope) {
        if (value instanceof String text) {
            return unjoined(text);
        }
        if (value instanceof Number) {
            return value;
        }
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? view(optional.get(), instance, name, scope) : Absent.EMPTY_OPTIONAL;
        }
        if (value instanceof Secret secret) {
            revealed.add(secret.name().orElse(""));
            return secret.reveal();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Collection<?> collection) {
            return changes(collection) ? viewAll(collection, instance, name, scope) : value;
        }
        if (value instanceof Map<?, ?> map && changes(map.values())) {
            Map<Object, Object> views = new LinkedHashMap<>();
            map.forEach((key, one) ->
                    views.put(key, one == null ? Absent.named("a value") : view(one, instance, name, scope)));
            return views;
        }
        return value;
    }

    private String unjoined(String text) {
        if (secrets.joined(text)) {
            throw new UnknownNameException(
                    Code.LW165_JOINED_SECRET, "a value" + SecretWords.JOINED, SecretWords.JOINED_HELP, null);
        }
        return text;
    }

    private List<Object> viewAll(Collection<?> values, Object instance, Object name, TemplateScope scope) {
        List<Object> views = new ArrayList<>(values.size());
        for (Object one : values) {
            views.add(
                    one == null
                            ? Absent.named("an element of " + place(instance, name, scope))
                            : view(one, instance, name, scope));
        }
        return views;
    }

    private static boolean changes(Collection<?> values) {
        for (Object one : values) {
            boolean seenOtherwise = one == null
                    || one instanceof Optional<?>
                    || one instanceof Secret
                    || one instanceof Enum<?>
                    || one instanceof Collection<?>
                    || one instanceof Map<?, ?>;
            if (seenOtherwise) {
                return true;
            }
        }
        return false;
    }

    private static Object element(Object instance, Number index) {
        if (instance instanceof Map<?, ?> map && map.containsKey(index.toString())) {
            return map.get(index.toString());
        }
        if (!(instance instanceof Collection<?> values)) {
            return NOT_THERE;
        }
        int position = index.intValue();
        if (position < 0 || position >= values.size()) {
            throw new UnknownNameException(
                    Code.LW406_RENDERING_FAILED,
                    "the list has no element " + position + ": it has " + values.size() + ", counted from 0",
                    "",
                    null);
        }
        if (values instanceof List<?> list) {
            return list.get(position);
        }
        return new ArrayList<>(values).get(position);
    }

    @SuppressWarnings("ReferenceEquality") // a mark
    private Object member(Object instance, Object key, TemplateScope scope) {
        String name = String.valueOf(key);
        Object definition = definition(instance.getClass());
        try {
            if (definition instanceof ComponentDefinition<?> component) {
                Object value = readComponent(component, instance, name);
                return value == NOT_THERE && isWorkdir(instance, name, scope) ? scope.workdir() : value;
            }
            if (definition instanceof RecordDefinition<?> record) {
                return readRecord(record, instance, name);
            }
            return KnownTypes.read(instance, name);
        } catch (UnknownNameException e) {
            throw e;
        } catch (Exception | StackOverflowError | AssertionError | LinkageError e) {
            throw new UnknownNameException(
                    Code.LW406_RENDERING_FAILED,
                    describe(instance, scope) + "." + name + " failed: " + text(e),
                    LinkFault.of(e).map(LinkFault::help).orElse(""),
                    e);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // two components may be equal
    private static boolean isWorkdir(Object instance, String name, TemplateScope scope) {
        return instance == scope.component() && name.equals(TemplateWords.WORKDIR);
    }

    private static String text(Throwable e) {
        String kind = e.getClass().getSimpleName();
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }

    @SuppressWarnings("unchecked") // the definition was found by the instance's class
    private static <T> Object readComponent(ComponentDefinition<T> definition, Object instance, String name)
            throws Throwable {
        return definition.read((T) instance, name);
    }

    @SuppressWarnings("unchecked") // the definition was found by the instance's class
    private static <T> Object readRecord(RecordDefinition<T> definition, Object instance, String name)
            throws Throwable {
        return definition.read((T) instance, name);
    }

    private Object definition(Class<?> type) {
        Object definition = known.get(type);
        if (definition == null) {
            definition = find(type);
            known.put(type, definition);
        }
        return definition;
    }

    private Object find(Class<?> type) {
        for (Class<?> each = type; each != null && each.getClassLoader() != null; each = each.getSuperclass()) {
            Optional<? extends ComponentDefinition<?>> component = definitions.component(each);
            if (component.isPresent()) {
                return component.get();
            }
        }
        Optional<? extends RecordDefinition<?>> record = definitions.record(type);
        return record.isPresent() ? record.get() : NOT_THERE;
    }

    boolean isComponent(Object value) {
        return definition(value.getClass()) instanceof ComponentDefinition<?>;
    }

    private UnknownNameException unknown(Object instance, String name, TemplateScope scope) {
        Object definition = definition(instance.getClass());
        List<String> names = new ArrayList<>();
        if (definition instanceof ComponentDefinition<?> component) {
            names.addAll(component.members().readable());
            if (describe(instance, scope).equals("component")) {
                names.add(TemplateWords.WORKDIR);
            }
        } else if (definition instanceof RecordDefinition<?> record) {
            for (RecordDefinition.Part part : record.parts()) {
                names.add(part.name());
            }
        } else if (instance instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                names.add(String.valueOf(key));
            }
        } else {
            KnownTypes.of(instance).ifPresent(type -> names.addAll(type.names()));
        }
        String what = describe(instance, scope);
        String near = instance instanceof Record && !(definition instanceof RecordDefinition<?>) && names.isEmpty()
                ? TemplateWords.nameRecord(what)
                : suggestion(name, names);
        if (!what.endsWith(".data")) {
            return new UnknownNameException(
                    Code.LW403_UNKNOWN_NAME, TemplateWords.unknownMember(what, name), near, null);
        }
        String section = what.startsWith("host") ? "host." + scope.host().name() : "environment";
        return new UnknownNameException(
                Code.LW404_DATA_NOT_SET,
                TemplateWords.notSet(what, name),
                near.isEmpty() ? TemplateWords.setData(section, name) : near,
                null);
    }

    static String suggestion(String name, List<String> names) {
        return DidYouMean.question(name, names).orElse("");
    }

    /** How messages call a member, or a variable. */
    @SuppressWarnings("ReferenceEquality") // two maps may be equal
    private static String place(Object instance, Object name, TemplateScope scope) {
        return instance == scope.variables() ? "'" + name + "'" : describe(instance, scope) + "." + name;
    }

    @SuppressWarnings("ReferenceEquality") // two components or maps may be equal
    private static String describe(Object instance, TemplateScope scope) {
        if (instance == scope.component()) {
            return "component";
        }
        if (instance == scope.host()) {
            return "host";
        }
        if (instance == scope.environment()) {
            return "environment";
        }
        if (instance == scope.host().data()) {
            return "host.data";
        }
        if (instance == scope.environment().data()) {
            return "environment.data";
        }
        return KnownTypes.of(instance)
                .map(KnownType::label)
                .orElse(instance.getClass().getSimpleName());
    }

    private static String absentText(Absent absent) {
        try {
            return absent.toString().isEmpty() ? "an empty Optional" : "";
        } catch (UnknownNameException e) {
            return e.getMessage();
        }
    }

    /** Whether a condition with this value holds: what is there and neither false, zero nor empty. */
    static boolean holds(Object value) {
        if (value == null || value instanceof Absent) {
            return false;
        }
        if (value instanceof Boolean bool) {
            return bool;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        if (value instanceof CharSequence text) {
            return text.length() > 0;
        }
        if (value instanceof Collection<?> collection) {
            return !collection.isEmpty();
        }
        return !(value instanceof Map<?, ?> map) || !map.isEmpty();
    }

    /** The text that a template writes for a value. */
    Object text(Object value) {
        if (value instanceof String text) {
            return unjoined(text);
        }
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return NumberText.of(number);
        }
        if (value instanceof Host host) {
            return host.name();
        }
        if (value instanceof Environment environment) {
            return environment.name();
        }
        if (value instanceof Collection<?> collection) {
            return textOfAll(collection);
        }
        if (value instanceof Map<?, ?> map) {
            return textOfAll(map);
        }
        if (isComponent(value)) {
            throw new UnknownNameException(
                    Code.LW403_UNKNOWN_NAME,
                    TemplateWords.hasNoText(Article.with(value.getClass().getSimpleName())),
                    "",
                    null);
        }
        if (value instanceof SecretFile) {
            throw new UnknownNameException(
                    Code.LW403_UNKNOWN_NAME, TemplateWords.isBytes(), TemplateWords.BYTES_HELP, null);
        }
        boolean plain = value instanceof Address
                || value instanceof FileMode
                || value instanceof Path
                || value instanceof Duration
                || value instanceof URI
                || value instanceof Resource<?>;
        if (!plain && isOfIdentity(value)) {
            throw new UnknownNameException(
                    Code.LW403_UNKNOWN_NAME,
                    TemplateWords.isOfIdentity(Article.with(value.getClass().getSimpleName())),
                    TemplateWords.IDENTITY_HELP,
                    null);
        }
        return plain ? value.toString() : value;
    }

    /** Whether the text of a value is the one that every object has, as that of an array. */
    private static boolean isOfIdentity(Object value) {
        String inherited = value.getClass().getName() + "@" + Integer.toHexString(value.hashCode());
        return inherited.equals(value.toString());
    }

    private String textOfAll(Collection<?> values) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (Object one : values) {
            text.add(String.valueOf(text(one)));
        }
        return text.toString();
    }

    private String textOfAll(Map<?, ?> map) {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        map.forEach((key, one) -> text.add(text(key) + "=" + text(one)));
        return text.toString();
    }
}
