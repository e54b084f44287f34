package dev.launchway.library.database;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What privileges are about, and which there are. */
enum GrantKind {
    DATABASE("DATABASE", List.of("CONNECT", "CREATE", "TEMPORARY")),
    SCHEMA("SCHEMA", List.of("USAGE", "CREATE")),
    TABLE("TABLE", List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")),
    SEQUENCE("SEQUENCE", List.of("USAGE", "SELECT", "UPDATE"));

    private final String keyword;
    private final List<String> privileges;

    GrantKind(String keyword, List<String> privileges) {
        this.keyword = keyword;
        this.privileges = privileges;
    }

    /** What statements call it. */
    String keyword() {
        return keyword;
    }

    /**
     * Reads privileges.
     *
     * @param component who was given them, as errors name it
     * @param names in any case; {@code ALL} for all that there are
     * @throws IllegalArgumentException for one that this does not have
     */
    Set<String> parse(String component, String... names) {
        Set<String> parsed = new LinkedHashSet<>();
        for (String name : names) {
            String privilege = name.strip().toUpperCase(Locale.ROOT);
            if (privilege.equals("ALL")) {
                parsed.addAll(privileges);
            } else if (privileges.contains(privilege)) {
                parsed.add(privilege);
            } else {
                throw new IllegalArgumentException(component + ": '" + name + "' is no privilege of a "
                        + keyword.toLowerCase(Locale.ROOT) + ": " + String.join(", ", privileges) + ", or ALL");
            }
        }
        return parsed;
    }
}
