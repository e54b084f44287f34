package dev.launchway.plan;

import dev.launchway.text.table.TableReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the constants of a table: a word for the type, then the value. */
final class ConstantTable {

    private ConstantTable() {}

    static Object read(TableReader table) {
        String type = table.word();
        return switch (type) {
            case "list" -> list(table);
            case "map" -> map(table);
            case "template" -> new TemplateText(table.word());
            case "secret" -> new SecretReference(table.word(), table.word());
            default -> scalar(table, type, table.word());
        };
    }

    private static Object scalar(TableReader table, String type, String text) {
        try {
            return switch (type) {
                case "text" -> text;
                case "boolean" -> Boolean.valueOf(text);
                case "int" -> Integer.valueOf(text);
                case "long" -> Long.valueOf(text);
                case "double" -> Double.valueOf(text);
                case "path" -> Path.of(text);
                case "uri" -> URI.create(text);
                case "duration" -> Duration.parse(text);
                default -> throw table.damaged("there is no type '" + type + "'");
            };
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw table.damaged("'" + text + "' is no value of type " + type);
        }
    }

    private static List<Object> list(TableReader table) {
        List<Object> list = new ArrayList<>();
        for (int left = table.number(); left > 0; left--) {
            list.add(read(table));
        }
        return Collections.unmodifiableList(list);
    }

    private static Map<String, Object> map(TableReader table) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int left = table.number(); left > 0; left--) {
            map.put(table.word(), read(table));
        }
        return Collections.unmodifiableMap(map);
    }
}
