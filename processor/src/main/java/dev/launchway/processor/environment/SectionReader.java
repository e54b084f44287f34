package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.text.DidYouMean;
import dev.launchway.text.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what sections have in common: tables, scalar keys, free data; and says which key was meant by an unknown one. */
final class SectionReader {

    private final FileFaults faults;

    SectionReader(FileFaults faults) {
        this.faults = faults;
    }

    /** A table, or nothing after a report that something else stands there. */
    Optional<ConfigValue.Table> table(ConfigValue value, String name) {
        if (value instanceof ConfigValue.Table table) {
            return Optional.of(table);
        }
        faults.error(
                Code.LW304_WRONG_VALUE,
                value.location(),
                "'" + name + "' is a section, and holds no " + withoutArticle(value.kind()),
                "write [" + name + "] above its keys");
        return Optional.empty();
    }

    /** A scalar key of a known kind; one with a fault leaves open what hangs on it. */
    void setting(String key, ConfigValue value, SettingKind kind, Map<String, Setting> into) {
        if (value instanceof ConfigValue.Scalar scalar && kind.accepts(scalar)) {
            into.put(key, new Setting(scalar.text().strip(), value.location()));
            return;
        }
        faults.leavesOpen(SettingKind.gaps(key));
        String found = value instanceof ConfigValue.Scalar scalar ? "'" + scalar.written() + "'" : value.kind();
        String nearest = value instanceof ConfigValue.Text text ? DidYouMean.ending(text.text(), kind.choices()) : "";
        String statement = "'" + key + "' takes " + kind.description() + ", not " + found + nearest;
        Optional<String> help = kind.help(value);
        if (help.isPresent()) {
            faults.error(Code.LW304_WRONG_VALUE, value.location(), statement, help.get());
        } else {
            faults.error(Code.LW304_WRONG_VALUE, value.location(), statement);
        }
    }

    /** Free data: scalars as text, nested tables by keys with dots. */
    Map<String, Setting> data(ConfigValue value) {
        Map<String, Setting> data = new LinkedHashMap<>();
        if (value instanceof ConfigValue.Table table) {
            flatten("", table, data);
        } else {
            faults.error(
                    Code.LW304_WRONG_VALUE,
                    value.location(),
                    "'data' takes keys of its own, not " + value.kind(),
                    "write data.region = \"eu\"");
        }
        return data;
    }

    private void flatten(String prefix, ConfigValue.Table table, Map<String, Setting> into) {
        table.entries().forEach((key, value) -> {
            if (value instanceof ConfigValue.Scalar scalar) {
                into.put(prefix + key, new Setting(scalar.text(), value.location()));
            } else if (value instanceof ConfigValue.Table nested && isReference(nested)) {
                faults.error(
                        Code.LW304_WRONG_VALUE,
                        value.location(),
                        "'data." + prefix + key + "' takes text, not a secret",
                        "free data is for every template: refer to the secret from an attribute of type Secret, below"
                                + " [component.NAME]");
            } else if (value instanceof ConfigValue.Table nested) {
                flatten(prefix + key + ".", nested, into);
            } else {
                faults.error(
                        Code.LW304_WRONG_VALUE,
                        value.location(),
                        "'data." + prefix + key + "' takes text, not " + value.kind(),
                        "put the values into one text, or make them an attribute of type List");
            }
        });
    }

    private static boolean isReference(ConfigValue.Table table) {
        Set<String> keys = table.entries().keySet();
        return keys.equals(Set.of("secret")) || keys.equals(Set.of("secret-file"));
    }

    /**
     * Reports a key that does not exist.
     *
     * @return the key that was meant
     */
    Optional<String> unknownKey(String key, ConfigValue value, String section, Collection<String> known) {
        Optional<String> nearest = NearestName.of(key, known);
        nearest.ifPresent(meant -> faults.leavesOpen(SettingKind.gaps(meant)));
        faults.error(
                Code.LW303_UNKNOWN_KEY,
                value.location(),
                section + " has no key '" + key + "'" + DidYouMean.ending(nearest),
                "its keys are " + String.join(", ", known));
        return nearest;
    }

    private static String withoutArticle(String kind) {
        return kind.startsWith("a ") ? kind.substring(2) : kind;
    }
}
