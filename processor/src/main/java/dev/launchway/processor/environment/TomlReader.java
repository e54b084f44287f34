package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.text.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Turns the bytes of an environment file, or of a file of secrets, into values with their places. What is no TOML is reported with its place; what is, is
 * taken as it stands, a byte order mark and Windows line ends included.
 */
final class TomlReader {

    /** After a few syntax errors the parser has lost its way, and more of them say nothing. */
    private static final int MOST_ERRORS = 5;

    private static final Pattern DEFINED_BEFORE = Pattern.compile("at line (\\d{1,9})(?=, column)");

    private final String file;
    private final FileKind kind;
    private final FileFaults faults;
    private TomlLines lines;
    private WrittenNumbers numbers;

    TomlReader(String file, FileKind kind, FileFaults faults) {
        this.file = file;
        this.kind = kind;
        this.faults = faults;
    }

    /**
     * Reads a file.
     *
     * @param bytes its content
     * @return its root table; empty when it was reported
     */
    Optional<ConfigValue.Table> read(byte[] bytes) {
        Location start = Location.startOf(file);
        if (bytes.length > kind.mostBytes) {
            faults.error(
                    Code.LW301_TOML_SYNTAX,
                    start,
                    "the file has more than " + kind.mostBytes + " bytes, the most of " + kind.noun,
                    kind.helpForLarge);
            return Optional.empty();
        }
        if (kind == FileKind.SECRETS && startsWithMark(bytes)) {
            faults.error(
                    Code.LW301_TOML_SYNTAX,
                    start,
                    "the file begins with a byte order mark",
                    "save it as UTF-8 without one: files of secrets are written by commands");
            return Optional.empty();
        }
        Optional<String> text = TomlText.decode(bytes, file, faults);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        lines = TomlLines.of(text.get());
        if (lines.text().isEmpty()) {
            faults.error(
                    Code.LW301_TOML_SYNTAX,
                    start,
                    text.get().isBlank() ? "the file is empty" : "the file holds nothing but comments",
                    kind.helpForEmpty);
            return Optional.empty();
        }
        return parse(lines.text());
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }

    private Optional<ConfigValue.Table> parse(String text) {
        numbers = new WrittenNumbers(text);
        try {
            TomlParseResult result = Toml.parse(text);
            report(result.errors());
            return result.hasErrors() ? Optional.empty() : Optional.of(table(result, Location.startOf(file)));
        } catch (StackOverflowError e) {
            faults.error(
                    Code.LW301_TOML_SYNTAX, Location.startOf(file), "the values of the file are nested too deeply");
            return Optional.empty();
        }
    }

    /** One error of a line is enough: the parser stumbles over the rest of the line because of the first. */
    private void report(List<TomlParseError> errors) {
        int line = 0;
        int count = 0;
        for (TomlParseError error : errors) {
            Location location = at(error.position());
            if (location.line() != line && count++ < MOST_ERRORS) {
                String statement = statement(error);
                TomlHelp.of(statement)
                        .ifPresentOrElse(
                                help -> faults.error(Code.LW301_TOML_SYNTAX, location, statement, help),
                                () -> faults.error(Code.LW301_TOML_SYNTAX, location, statement));
            }
            line = location.line();
        }
    }

    private ConfigValue.Table table(TomlTable table, Location location) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        // entrySet() builds a hash set of key and value, in which all entries whose value is their key collide.
        for (String key : table.keySet()) {
            List<String> path = List.of(key);
            entries.put(key, value(table.get(path), table.inputPositionOf(path)));
        }
        return new ConfigValue.Table(entries, location);
    }

    private ConfigValue.Sequence sequence(TomlArray array, Location location) {
        List<ConfigValue> elements = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            elements.add(value(array.get(i), array.inputPositionOf(i)));
        }
        return new ConfigValue.Sequence(elements, location);
    }

    private ConfigValue value(Object value, TomlPosition position) {
        Location location = at(position);
        if (value instanceof TomlTable nested) {
            return table(nested, location);
        }
        if (value instanceof TomlArray nested) {
            return sequence(nested, location);
        }
        if (value instanceof String text) {
            return new ConfigValue.Text(text, location);
        }
        if (value instanceof Long number) {
            return new ConfigValue.Whole(number, numbers.of(number, position), location);
        }
        if (value instanceof Double number) {
            return new ConfigValue.Decimal(number, numbers.of(number, NumberText.of(number), position), location);
        }
        if (value instanceof Boolean truth) {
            return new ConfigValue.Truth(truth, location);
        }
        return new ConfigValue.Moment(value.toString(), location);
    }

    private Location at(TomlPosition position) {
        return position == null
                ? Location.startOf(file)
                : new Location(file, lines.number(position.line()), position.column());
    }

    private String statement(TomlParseError error) {
        String message = DEFINED_BEFORE
                .matcher(String.valueOf(error.getMessage()))
                .replaceAll(place -> "at line " + lines.number(Integer.parseInt(place.group(1))));
        boolean word = message.length() > 1 && Character.isLowerCase(message.charAt(1));
        return word ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
    }
}
