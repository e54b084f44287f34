package dev.launchway.library.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The variables that a template is given. */
final class Variables {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    /** Names that each template starts from, and words of the template engine. */
    private static final Set<String> RESERVED = Set.of(
            "component",
            "host",
            "environment",
            "managed",
            "loop",
            "locale",
            "template",
            "_context",
            "true",
            "false",
            "null",
            "none",
            "and",
            "or",
            "not",
            "is",
            "equals",
            "contains",
            "in");

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Takes a variable; {@code label} begins an error. */
    void put(String label, String name, Object value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    label + ": '" + name
                            + "' is no name that a template could use: write letters, digits and '_', as in .with(\"maxSize\", 5)");
        }
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException(
                    label + ": '" + name + "' means something in every template: choose another name in .with(…)");
        }
        values.put(name, value);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
