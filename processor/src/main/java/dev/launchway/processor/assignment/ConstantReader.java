package dev.launchway.processor.assignment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.environment.ConfigValue;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.ScalarKind;
import dev.launchway.text.Article;
import dev.launchway.text.DidYouMean;
import dev.launchway.text.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads values of environment files as the types of attributes, by the rules of the runtime. */
public final class ConstantReader {

    /** A whole tag, or the beginning of one: not what formats of dates have in braces, as in <code>%{%Y}</code>. */
    private static final Pattern TAG = Pattern.compile(
            "\\{%-?\\s*(if|for|set|include|import|from|macro|block|extends|filter|verbatim)\\b|\\{%.*%}");

    private final SecretReader secrets;

    /**
     * Reads values of an environment.
     *
     * @param environment the environment, whose secrets attributes can refer to
     */
    public ConstantReader(EnvironmentModel environment) {
        this.secrets = new SecretReader(environment);
    }

    /**
     * Reads a value.
     *
     * @param value what an environment sets
     * @param type the attribute's type
     * @return the constant
     * @throws UnconvertibleValueException when it is none of the type
     */
    public Constant read(ConfigValue value, DataType type) throws UnconvertibleValueException {
        if (value instanceof ConfigValue.Scalar && isSecretText(type)) {
            throw new UnconvertibleValueException(
                    Code.LW324_SECRET_IN_CLEAR, "is a secret, and stands here in clear", null, value.location());
        }
        if (type instanceof DataType.OptionalOf optional) {
            return read(value, optional.value());
        }
        if (type instanceof DataType.ListOf list) {
            return sequence(value, list.element());
        }
        if (type instanceof DataType.SetOf set) {
            return set(value, set.element());
        }
        if (type instanceof DataType.MapOf map) {
            return table(value, map.value());
        }
        if (type instanceof DataType.Scalar scalar && scalar.kind().isSecret()) {
            return secrets.read(value, scalar.kind() == ScalarKind.SECRET_FILE);
        }
        if (value instanceof ConfigValue.Stored) {
            throw new UnconvertibleValueException(
                    "takes no secret",
                    "declare it as a Secret, or a SecretFile for bytes, or set it in the environment file",
                    value.location());
        }
        if (SecretReader.isReference(value)) {
            throw new UnconvertibleValueException(
                    "takes no secret",
                    "declare it as a Secret, or a SecretFile for bytes, or write "
                            + Article.with(type.display())
                            + " here",
                    value.location());
        }
        if (value instanceof ConfigValue.Text text && isTemplate(text.text())) {
            return new Constant.Template(text.text());
        }
        if (type instanceof DataType.Scalar scalar) {
            return ScalarReader.read(value, scalar.kind());
        }
        if (type instanceof DataType.Enumeration enumeration) {
            return enumeration(value, enumeration);
        }
        if (value instanceof ConfigValue.Scalar scalar && !(value instanceof ConfigValue.Decimal)) {
            return new Constant.Text(scalar.text());
        }
        throw new UnconvertibleValueException(
                "takes the text of " + Article.with(type.display()) + ", not " + value.kind(),
                value instanceof ConfigValue.Scalar ? "write it in quotes" : null,
                value.location());
    }

    /**
     * Whether a text is a template.
     *
     * @param text a text
     * @return whether it holds <code>{{</code> or a tag, closed or not: one that is not closed is a slip, and no text
     */
    public static boolean isTemplate(String text) {
        return text.contains("{{") || TAG.matcher(text).find();
    }

    /**
     * Whether there are values of a type to read; what is wrong with other types is said of the attribute, not of its values.
     *
     * @param type the type of an attribute
     * @return whether {@link #read} may be asked
     */
    public static boolean reads(DataType type) {
        return type.isData()
                && !type.isOpen()
                && !(type instanceof DataType.Broken)
                && !(type instanceof DataType.RecordOf);
    }

    /**
     * Whether a value of the type is, or holds, a secret.
     *
     * @param type the type of an attribute
     * @return whether an environment file may not say it
     */
    public static boolean isSecret(DataType type) {
        return innermost(type).filter(ScalarKind::isSecret).isPresent();
    }

    private static boolean isSecretText(DataType type) {
        return innermost(type).filter(kind -> kind == ScalarKind.SECRET).isPresent();
    }

    private static Optional<ScalarKind> innermost(DataType type) {
        if (type instanceof DataType.Scalar scalar) {
            return Optional.of(scalar.kind());
        }
        if (type instanceof DataType.OptionalOf optional) {
            return innermost(optional.value());
        }
        if (type instanceof DataType.ListOf list) {
            return innermost(list.element());
        }
        if (type instanceof DataType.SetOf set) {
            return innermost(set.element());
        }
        return type instanceof DataType.MapOf map ? innermost(map.value()) : Optional.empty();
    }

    private Constant set(ConfigValue value, DataType element) throws UnconvertibleValueException {
        Constant.Sequence set = sequence(value, element);
        Set<Constant> seen = new HashSet<>();
        for (int i = 0; i < set.elements().size(); i++) {
            if (!seen.add(set.elements().get(i))) {
                ConfigValue twice = ((ConfigValue.Sequence) value).elements().get(i);
                throw new UnconvertibleValueException(
                        "takes a set, and "
                                + (twice instanceof ConfigValue.Scalar scalar
                                        ? "'" + scalar.written() + "'"
                                        : "a value")
                                + " stands in it twice",
                        "leave one out",
                        twice.location());
            }
        }
        return set;
    }

    private Constant.Sequence sequence(ConfigValue value, DataType element) throws UnconvertibleValueException {
        if (!(value instanceof ConfigValue.Sequence list)) {
            String help = value instanceof ConfigValue.Text text
                    ? "write [\"" + String.join("\", \"", text.text().strip().split("\\s*,\\s*")) + "\"]"
                    : SecretReader.isReference(value) ? "write it in brackets: [{ … }]" : null;
            String found = value instanceof ConfigValue.Text text ? "the text '" + text.text() + "'" : value.kind();
            throw new UnconvertibleValueException("takes a list, not " + found, help, value.location());
        }
        List<Constant> elements = new ArrayList<>();
        for (ConfigValue one : list.elements()) {
            elements.add(read(one, element));
        }
        return new Constant.Sequence(elements);
    }

    private Constant table(ConfigValue value, DataType element) throws UnconvertibleValueException {
        if (!(value instanceof ConfigValue.Table table)) {
            throw new UnconvertibleValueException(
                    "takes a table, not " + value.kind(), "write it as in { key = \"value\" }", value.location());
        }
        boolean named = table.entries().values().stream().allMatch(ConfigValue.Table.class::isInstance);
        if (!named && SecretReader.isReference(value) && isSecretText(element)) {
            throw new UnconvertibleValueException(
                    "takes a table of secrets, and this is a reference to one",
                    "name the entry: { NAME = { secret = \"…\" } }",
                    value.location());
        }
        Map<String, Constant> entries = new LinkedHashMap<>();
        for (Map.Entry<String, ConfigValue> entry : table.entries().entrySet()) {
            entries.put(entry.getKey(), read(entry.getValue(), element));
        }
        return new Constant.Table(entries);
    }

    private static Constant enumeration(ConfigValue value, DataType.Enumeration type)
            throws UnconvertibleValueException {
        List<String> known = new ArrayList<>();
        for (String constant : type.constants()) {
            String kebab = Names.kebab(constant);
            boolean named = value instanceof ConfigValue.Text text
                    && (text.text().equals(constant) || text.text().equals(kebab));
            if (named) {
                return new Constant.Text(constant);
            }
            known.add(kebab);
        }
        String found = value instanceof ConfigValue.Scalar scalar ? "'" + scalar.written() + "'" : value.kind();
        String guess = value instanceof ConfigValue.Text text ? DidYouMean.ending(text.text(), known) : "";
        throw new UnconvertibleValueException(
                "takes one of " + String.join(", ", known) + ", not " + found + guess, null, value.location());
    }
}
