package dev.launchway.processor.assignment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.environment.ConfigValue;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.Gap;
import dev.launchway.processor.environment.SharedSecrets;
import dev.launchway.text.DidYouMean;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what stands for a secret: its entry in a file of secrets, or in an environment file {@code { secret = "smtp" }}, {@code {
 * secret-file = "tls.p12" }}.
 */
final class SecretReader {

    private static final String VALUE = "secret";
    private static final String FILE = "secret-file";
    private static final String HELP = "write { secret = \"NAME\" }, or { secret-file = \"NAME\" } for a whole file";

    private final String environment;
    private final SharedSecrets shared;
    /** Whether a secret that is not known may be there nevertheless. */
    private final boolean open;

    /**
     * Reads values of an environment.
     *
     * @param environment the environment
     */
    SecretReader(EnvironmentModel environment) {
        this.environment = environment.name();
        this.shared = environment.sharedSecrets();
        this.open = environment.secretSource().isPresent() || environment.gaps().contains(Gap.SECRETS);
    }

    /** Whether a value is, or was meant to be, a reference to a secret. */
    static boolean isReference(ConfigValue value) {
        return value instanceof ConfigValue.Table table
                && (isName(table.entries().get(VALUE)) || isName(table.entries().get(FILE)));
    }

    /** A table in a file of secrets may have a secret under such a key. */
    private static boolean isName(ConfigValue value) {
        return value != null && !(value instanceof ConfigValue.Stored);
    }

    /**
     * Reads a value.
     *
     * @param value what stands in the environment file
     * @param file whether the attribute is a whole file, which a text names
     * @return which secret it is
     * @throws UnconvertibleValueException when it is no reference, or one to a secret that there is not
     */
    Constant.SecretKey read(ConfigValue value, boolean file) throws UnconvertibleValueException {
        if (value instanceof ConfigValue.Stored stored) {
            return new Constant.SecretKey(stored.environment(), stored.key());
        }
        if (value instanceof ConfigValue.Table table) {
            return reference(table);
        }
        if (file && value instanceof ConfigValue.Text name) {
            return named(name, FILE);
        }
        throw new UnconvertibleValueException("is a secret, and takes no " + kind(value), HELP, value.location());
    }

    private static String kind(ConfigValue value) {
        return value.kind().replaceFirst("^a ", "");
    }

    private Constant.SecretKey reference(ConfigValue.Table table) throws UnconvertibleValueException {
        Set<String> keys = table.entries().keySet();
        for (Map.Entry<String, ConfigValue> entry : table.entries().entrySet()) {
            String key = entry.getKey();
            if (entry.getValue() instanceof ConfigValue.Stored stored) {
                throw new UnconvertibleValueException(
                        "is one secret, and has none below it", "give it without '" + key + "'", stored.location());
            }
            if (!key.equals(VALUE) && !key.equals(FILE)) {
                throw new UnconvertibleValueException(
                        "refers to a secret, and knows no key '" + key + "' for it"
                                + DidYouMean.ending(key, List.of(VALUE, FILE)),
                        key.equals("mac") || key.equals("changed")
                                ? "an encrypted value stands in environments/" + environment + ".secrets.toml; here "
                                        + HELP
                                : HELP,
                        entry.getValue().location());
            }
        }
        if (keys.size() != 1) {
            throw new UnconvertibleValueException(
                    keys.isEmpty() ? "refers to no secret" : "refers to two secrets", HELP, table.location());
        }
        String key = keys.iterator().next();
        ConfigValue name = table.entries().get(key);
        if (name instanceof ConfigValue.Text text && !text.text().isBlank()) {
            return named(text, key);
        }
        String found = name instanceof ConfigValue.Scalar scalar ? "'" + scalar.written() + "'" : name.kind();
        throw new UnconvertibleValueException(
                "refers to a secret by its name, and not by " + found, HELP, name.location());
    }

    private Constant.SecretKey named(ConfigValue.Text text, String key) throws UnconvertibleValueException {
        boolean file = key.equals(FILE);
        String name = text.text();
        if (ConstantReader.isTemplate(name)) {
            throw new UnconvertibleValueException(
                    "refers to a secret by a template, and the compiler must know its name",
                    "write the name; what differs from host to host is set below [host.NAME.component.NAME]",
                    text.location());
        }
        Map<String, ConfigValue.Stored> known = file ? shared.files() : shared.values();
        ConfigValue.Stored stored = known.get(name);
        if (stored == null && !open) {
            throw new UnconvertibleValueException(
                    Code.LW343_UNKNOWN_SECRET,
                    "refers to the secret " + (file ? "file " : "") + "'" + name + "', which is not there"
                            + DidYouMean.ending(name, known.keySet()),
                    otherwise(name, file),
                    text.location());
        }
        return stored == null
                ? new Constant.SecretKey("", name)
                : new Constant.SecretKey(stored.environment(), stored.key());
    }

    private String otherwise(String name, boolean file) {
        if (file ? shared.values().containsKey(name) : shared.files().containsKey(name)) {
            return "write { " + (file ? VALUE : FILE) + " = \"" + name + "\" }: it is "
                    + (file ? "no whole file" : "a whole file");
        }
        return SecretHelp.set(environment, (file ? "files." : "data.") + name);
    }
}
