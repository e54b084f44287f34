package dev.launchway.library.database;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What privileges are about, and which there are. */
enum GrantKind {
    DATABASE("CONNECT CREATE TEMPORARY"),
    SCHEMA("USAGE CREATE"),
    TABLE("SELECT INSERT UPDATE DELETE TRUNCATE REFERENCES TRIGGER"),
    SEQUENCE("USAGE SELECT UPDATE");

    private final String privileges;

    GrantKind(String privileges) {
        this.privileges = privileges;
    }

    private List<String> privileges() {
        return List.of(privileges.split(" ", -1));
    }

    /** What statements call it. */
    String keyword() {
        return name();
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
                parsed.addAll(privileges());
            } else if (privileges().contains(privilege)) {
                parsed.add(privilege);
            } else {
                throw new IllegalArgumentException(component + ": '" + name + "' is no privilege of a "
                        + keyword().toLowerCase(Locale.ROOT) + ": " + String.join(", ", privileges()) + ", or ALL");
            }
        }
        return parsed;
    }
}
