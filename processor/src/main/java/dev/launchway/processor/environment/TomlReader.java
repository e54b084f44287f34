package dev.launchway.processor.environment;

import dev.launchway.diagnostic.EnvironmentCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Turns the bytes of an environment file into values with their places. What is no TOML is reported with its place; what is, is
 * taken as it stands, a byte order mark and Windows line ends included.
 */
final class TomlReader {

    /** Far above any environment; below what would keep a compiler busy. */
    private static final int MOST_BYTES = 1 << 20;

    /** After a few syntax errors the parser has lost its way, and more of them say nothing. */
    private static final int MOST_ERRORS = 5;

    private final String file;
    private final FileFaults faults;

    TomlReader(String file, FileFaults faults) {
        this.file = file;
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
        if (bytes.length > MOST_BYTES) {
            faults.error(
                    EnvironmentCode.SYNTAX,
                    start,
                    "the file has " + bytes.length + " bytes; an environment file has at most " + MOST_BYTES);
            return Optional.empty();
        }
        Optional<String> text = decode(bytes);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().isBlank()) {
            faults.error(
                    EnvironmentCode.SYNTAX,
                    start,
                    "the file is empty",
                    "describe the environment, starting with [hosts], or delete the file");
            return Optional.empty();
        }
        return parse(text.get());
    }

    private Optional<ConfigValue.Table> parse(String text) {
        try {
            TomlParseResult result = Toml.parse(text);
            List<TomlParseError> errors = result.errors();
            for (TomlParseError error : errors.subList(0, Math.min(MOST_ERRORS, errors.size()))) {
                faults.error(EnvironmentCode.SYNTAX, at(error.position()), decapitalized(error.getMessage()));
            }
            return errors.isEmpty() ? Optional.of(table(result, Location.startOf(file))) : Optional.empty();
        } catch (StackOverflowError e) {
            faults.error(
                    EnvironmentCode.SYNTAX, Location.startOf(file), "the values of the file are nested too deeply");
            return Optional.empty();
        }
    }

    private Optional<String> decode(byte[] bytes) {
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), chars, true);
        String text = chars.flip().toString();
        if (result.isError()) {
            String before = text + " ";
            int line = (int) before.lines().count();
            int column = before.length() - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) - 1;
            faults.error(
                    EnvironmentCode.SYNTAX,
                    new Location(file, line, column),
                    "the file is not UTF-8 text",
                    "save it in the encoding UTF-8");
            return Optional.empty();
        }
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private ConfigValue.Table table(TomlTable table, Location location) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : table.entrySet()) {
            Location place = at(table.inputPositionOf(List.of(entry.getKey())));
            entries.put(entry.getKey(), value(entry.getValue(), place));
        }
        return new ConfigValue.Table(entries, location);
    }

    private ConfigValue.Sequence sequence(TomlArray array, Location location) {
        List<ConfigValue> elements = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            elements.add(value(array.get(i), at(array.inputPositionOf(i))));
        }
        return new ConfigValue.Sequence(elements, location);
    }

    private ConfigValue value(Object value, Location location) {
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
            return new ConfigValue.Whole(number, location);
        }
        if (value instanceof Double number) {
            return new ConfigValue.Decimal(number, location);
        }
        if (value instanceof Boolean truth) {
            return new ConfigValue.Truth(truth, location);
        }
        return new ConfigValue.Moment(value.toString(), location);
    }

    private Location at(TomlPosition position) {
        return position == null ? Location.startOf(file) : new Location(file, position.line(), position.column());
    }

    private static String decapitalized(String message) {
        boolean word = message.length() > 1 && Character.isLowerCase(message.charAt(1));
        return word ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
    }
}
