package dev.launchway.library.database;

import dev.launchway.library.component.Arguments;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/** Names and texts in statements for PostgreSQL. */
final class Sql {

    /** In bytes; the server cuts what is longer, and would never find it again. */
    private static final int LONGEST_NAME = 63;

    private Sql() {}

    /** Refuses what is no name of a role, a database or a schema. */
    static String checkName(String component, String what, String name) {
        if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new IllegalArgumentException(component + ": the " + what + " '" + name
                    + "' is no name for PostgreSQL: it takes 1 to " + LONGEST_NAME + " bytes");
        }
        return Arguments.line(component, what, name);
    }

    /** A name, quoted: {@code "shop"}. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text, quoted in a way that holds whatever {@code standard_conforming_strings} says. */
    static String text(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }

    /** A list of texts, for {@code IN}; never empty. */
    static String texts(Collection<String> texts) {
        return texts.isEmpty() ? "(NULL)" : texts.stream().map(Sql::text).collect(Collectors.joining(", ", "(", ")"));
    }
}
