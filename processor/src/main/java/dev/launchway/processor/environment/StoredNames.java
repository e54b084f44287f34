package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.text.TomlStrings;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Puts names in the place of encrypted values. What stands there in clear, or is damaged, is reported, and gets its name
 * nevertheless: nothing else is to be said about it.
 */
final class StoredNames {

    private static final String CHANGED = "changed";
    private static final String VALUE = "value";
    private static final String PROOF = "mac";
    private static final Set<String> KEYS = Set.of(CHANGED, VALUE, PROOF);
    private static final Pattern DAY = Pattern.compile("\\d{4,}-\\d\\d-\\d\\d");
    private static final String FROM_HISTORY = "put it back from version control, or delete it and give it anew: ";

    private final String environment;
    private final FileFaults faults;
    private final List<String> names = new ArrayList<>();

    StoredNames(String environment, FileFaults faults) {
        this.environment = environment;
        this.faults = faults;
    }

    /** The names of all values that were read, files left out. */
    List<String> names() {
        return names;
    }

    /** A table with names in the place of values. */
    ConfigValue.Table read(ConfigValue.Table table, String name) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        table.entries().forEach((key, value) -> entries.put(key, value(value, name + "." + TomlStrings.key(key))));
        return new ConfigValue.Table(entries, table.location());
    }

    private ConfigValue value(ConfigValue value, String name) {
        if (value instanceof ConfigValue.Sequence list) {
            List<ConfigValue> elements = new ArrayList<>();
            for (int i = 0; i < list.elements().size(); i++) {
                elements.add(value(list.elements().get(i), name + "[" + i + "]"));
            }
            return new ConfigValue.Sequence(elements, list.location());
        }
        if (value instanceof ConfigValue.Table table) {
            if (!isEntry(table)) {
                return read(table, name);
            }
            if (!isWhole(table)) {
                faults.error(
                        Code.LW336_DAMAGED_SECRET,
                        value.location(),
                        "the value of " + name + " is damaged",
                        FROM_HISTORY + set(name));
            }
        } else {
            faults.error(
                    Code.LW324_SECRET_IN_CLEAR,
                    value.location(),
                    "the value of " + name + " stands here in clear",
                    "take it out, and give it by " + set(name) + "; change it if it was ever shared");
        }
        names.add(name);
        return new ConfigValue.Stored(environment, name, value.location());
    }

    /** Entries of files that lie beside, by the names of the files. */
    Map<String, ConfigValue.Stored> readFiles(ConfigValue.Table table) {
        Map<String, ConfigValue.Stored> files = new LinkedHashMap<>();
        table.entries().forEach((name, value) -> {
            boolean whole = value instanceof ConfigValue.Table entry
                    && isDay(entry.entries().get(CHANGED))
                    && entry.entries().get(PROOF) instanceof ConfigValue.Text;
            if (!whole) {
                faults.error(
                        Code.LW336_DAMAGED_SECRET,
                        value.location(),
                        "the entry of the file " + name + " is damaged",
                        FROM_HISTORY + set("files." + name));
            }
            files.put(name, new ConfigValue.Stored(environment, "files." + name, value.location()));
        });
        return files;
    }

    /** Whether a table is an encrypted value, or was one: two of its keys are no accident, nor is a proof. */
    private static boolean isEntry(ConfigValue.Table table) {
        Map<String, ConfigValue> entries = table.entries();
        boolean flat = entries.values().stream().noneMatch(StoredNames::hasParts);
        return flat
                && KEYS.containsAll(entries.keySet())
                && (entries.size() > 1 || entries.containsKey(PROOF) || isDay(entries.get(CHANGED)));
    }

    private static boolean hasParts(ConfigValue value) {
        return value instanceof ConfigValue.Table || value instanceof ConfigValue.Sequence;
    }

    private static boolean isWhole(ConfigValue.Table entry) {
        Map<String, ConfigValue> parts = entry.entries();
        return isDay(parts.get(CHANGED))
                && parts.get(VALUE) instanceof ConfigValue.Text value
                && isBase64(value.text())
                && parts.get(PROOF) instanceof ConfigValue.Text;
    }

    private static boolean isDay(ConfigValue value) {
        return value instanceof ConfigValue.Moment moment
                && DAY.matcher(moment.text()).matches();
    }

    /** Whether it is Base64 as the runtime reads it. */
    static boolean isBase64(String text) {
        try {
            return text.isEmpty() || Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String set(String name) {
        return SecretsCommand.set(environment, name);
    }
}
