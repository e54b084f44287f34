package dev.launchway.secrets.file;

import dev.launchway.text.TomlStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of one value: the keys that lead to it, and its position where it stands in a list.
 *
 * @param parts in order; a position is written as {@code [0]}
 */
public record SecretName(List<String> parts) {

    private static final Pattern POSITION = Pattern.compile("\\[\\d+]");

    /** Takes a copy. */
    public SecretName {
        parts = List.copyOf(parts);
    }

    /** A key below this one. */
    SecretName key(String key) {
        return with(key);
    }

    /** An element of the list that this one is. */
    SecretName element(int position) {
        return with("[" + position + "]");
    }

    private SecretName with(String part) {
        List<String> longer = new ArrayList<>(parts);
        longer.add(part);
        return new SecretName(longer);
    }

    /** The table that it stands in. */
    SecretName parent() {
        return new SecretName(parts.subList(0, parts.size() - 1));
    }

    String last() {
        return parts.get(parts.size() - 1);
    }

    /** As TOML writes a dotted key: {@code component.postgres.password}, {@code data.tokens[0]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            if (POSITION.matcher(part).matches()) {
                text.append(part);
            } else {
                text.append(text.isEmpty() ? "" : ".").append(TomlStrings.key(part));
            }
        }
        return text.toString();
    }
}
