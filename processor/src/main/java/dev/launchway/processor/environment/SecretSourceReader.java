package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.environment.SecretSource.Kind;
import dev.launchway.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code secrets} of {@code [environment]}: where secrets come from that stand in no file of secrets. */
final class SecretSourceReader {

    /** The key in {@code [environment]}. */
    static final String KEY = "secrets";

    private static final String TIMEOUT = "timeout";
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final List<String> KEYS = List.of("command", "environment", "directory", TIMEOUT);

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern DIRECTORY = Pattern.compile("(/|[A-Za-z]:[\\\\/]).*");

    private final FileFaults faults;
    private final SectionReader sections;

    SecretSourceReader(FileFaults faults, SectionReader sections) {
        this.faults = faults;
        this.sections = sections;
    }

    /** The source; empty after a report. */
    Optional<SecretSource> read(ConfigValue value) {
        Optional<SecretSource> source = value instanceof ConfigValue.Table table ? read(table) : noTable(value);
        if (source.isEmpty()) {
            faults.leavesOpen(Gap.SECRETS);
        }
        return source;
    }

    private Optional<SecretSource> noTable(ConfigValue value) {
        String help = value instanceof ConfigValue.Text text && text.text().startsWith("/")
                ? "write secrets.directory = \"" + text.text() + "\""
                : "write secrets.command = [\"op\", \"read\", \"op://prod/{{ key }}\"]";
        wrong(value, "'secrets' takes one of the keys command, environment and directory", help);
        return Optional.empty();
    }

    private Optional<SecretSource> read(ConfigValue.Table table) {
        Map<Kind, ConfigValue> found = new LinkedHashMap<>();
        Optional<Duration> timeout = Optional.of(USUAL);
        boolean clean = true;
        for (Map.Entry<String, ConfigValue> entry : table.entries().entrySet()) {
            switch (entry.getKey()) {
                case "command" -> found.put(Kind.COMMAND, entry.getValue());
                case "environment" -> found.put(Kind.ENVIRONMENT, entry.getValue());
                case "directory" -> found.put(Kind.DIRECTORY, entry.getValue());
                case TIMEOUT -> timeout = timeout(entry.getValue());
                default -> {
                    clean = false;
                    sections.unknownKey(entry.getKey(), entry.getValue(), "'secrets' in [environment]", KEYS);
                }
            }
        }
        if (found.size() > 1) {
            ConfigValue second = List.copyOf(found.values()).get(1);
            faults.error(
                    Code.LW344_SECRET_SOURCE,
                    second.location(),
                    "the environment has two sources of secrets: " + listed(List.copyOf(found.keySet())),
                    "keep one of them; what stands in the file of secrets of the environment is taken from there anyway");
            return Optional.empty();
        }
        if (found.isEmpty()) {
            if (clean) {
                faults.error(
                        Code.LW344_SECRET_SOURCE,
                        table.location(),
                        "'secrets' names no source",
                        "add secrets.command, secrets.environment or secrets.directory, or delete the key");
            }
            return Optional.empty();
        }
        Kind kind = found.keySet().iterator().next();
        ConfigValue value = found.get(kind);
        List<String> arguments = arguments(kind, value);
        return arguments.isEmpty() || timeout.isEmpty() || !clean
                ? Optional.empty()
                : Optional.of(new SecretSource(kind, arguments, timeout.get(), value.location()));
    }

    private static String listed(List<Kind> kinds) {
        List<String> names = new ArrayList<>();
        kinds.forEach(kind -> names.add("secrets." + kind.name().toLowerCase(Locale.ROOT)));
        return String.join(" and ", names);
    }

    /** None after a report. */
    private List<String> arguments(Kind kind, ConfigValue value) {
        return switch (kind) {
            case COMMAND -> new SecretCommandReader(faults).read(value);
            case ENVIRONMENT -> prefix(value);
            case DIRECTORY -> directory(value);
        };
    }

    private List<String> prefix(ConfigValue value) {
        String text = value instanceof ConfigValue.Text prefix ? prefix.text() : "";
        if (!(value instanceof ConfigValue.Text)) {
            wrong(
                    value,
                    "'secrets.environment' takes the prefix of variables",
                    "write secrets.environment = \"SHOP_\"");
            return List.of();
        }
        if (!VARIABLE.matcher(text).matches()) {
            refuse(
                    value,
                    text.isBlank()
                            ? "'secrets.environment' is blank, so that any variable of the process could be a secret"
                            : "'" + text + "' is no beginning of the name of an environment variable",
                    "write letters, digits and _, as in \"SHOP_\": postgres.password is then the variable"
                            + " SHOP_POSTGRES_PASSWORD");
            return List.of();
        }
        return List.of(text);
    }

    private List<String> directory(ConfigValue value) {
        if (!(value instanceof ConfigValue.Text path)) {
            wrong(value, "'secrets.directory' takes a path", "write secrets.directory = \"/run/secrets\"");
            return List.of();
        }
        String text = path.text();
        boolean plain = !text.contains("{{") && text.chars().noneMatch(Character::isISOControl);
        if (!plain || !DIRECTORY.matcher(text).matches()) {
            refuse(
                    value,
                    "'secrets.directory' takes an absolute path, not '" + text + "'",
                    "write the whole path, as in \"/run/secrets\": postgres.password is then the file"
                            + " /run/secrets/postgres.password");
            return List.of();
        }
        return List.of(text);
    }

    /** Empty after a report. */
    private Optional<Duration> timeout(ConfigValue value) {
        String text = value instanceof ConfigValue.Scalar scalar ? scalar.text() : "";
        try {
            Duration timeout = DurationText.parse(text);
            if (value instanceof ConfigValue.Text && !timeout.isZero() && !timeout.isNegative()) {
                return Optional.of(timeout);
            }
        } catch (IllegalArgumentException e) {
            // Told below, as a duration of nothing is.
        }
        String found = value instanceof ConfigValue.Scalar scalar ? "'" + scalar.written() + "'" : value.kind();
        faults.error(
                value instanceof ConfigValue.Text ? Code.LW344_SECRET_SOURCE : Code.LW304_WRONG_VALUE,
                value.location(),
                "'secrets.timeout' takes a duration that is longer than nothing, not " + found,
                value instanceof ConfigValue.Whole whole && whole.number() > 0
                        ? "say the unit: \"" + whole.text() + "s\""
                        : "write secrets.timeout = \"30s\"");
        return Optional.empty();
    }

    private void refuse(ConfigValue value, String statement, String help) {
        faults.error(Code.LW344_SECRET_SOURCE, value.location(), statement, help);
    }

    private void wrong(ConfigValue value, String takes, String help) {
        String found = value instanceof ConfigValue.Scalar scalar ? "'" + scalar.written() + "'" : value.kind();
        faults.error(Code.LW304_WRONG_VALUE, value.location(), takes + ", not " + found, help);
    }
}
