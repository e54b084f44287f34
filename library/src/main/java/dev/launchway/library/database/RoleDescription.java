package dev.launchway.library.database;

import java.time.Instant;
import java.util.Set;

/**
 * What a role is to be.
 *
 * @param name its name
 * @param attributes those that are on
 * @param connectionLimit -1 for none
 * @param validUntil when its password ends, in seconds since 1970; empty for never
 */
record RoleDescription(String name, Set<RoleAttribute> attributes, int connectionLimit, String validUntil) {

    /** The statement that makes it. */
    String create() {
        StringBuilder statement = new StringBuilder("CREATE ROLE " + Sql.name(name));
        for (RoleAttribute attribute : RoleAttribute.values()) {
            boolean on = attributes.contains(attribute);
            if (on != (attribute == RoleAttribute.INHERIT)) {
                statement.append(' ').append(attribute.keyword(on));
            }
        }
        if (connectionLimit >= 0) {
            statement.append(" CONNECTION LIMIT ").append(connectionLimit);
        }
        if (!validUntil.isEmpty()) {
            statement.append(until());
        }
        return statement.toString();
    }

    private String until() {
        return " VALID UNTIL "
                + (validUntil.isEmpty()
                        ? "'infinity'"
                        : Sql.text(Instant.ofEpochSecond(Long.parseLong(validUntil))
                                .toString()));
    }

    /** What a role that is there has otherwise. */
    void compare(RoleFacts is, Changes all) {
        String alter = "ALTER ROLE " + Sql.name(name) + " ";
        for (RoleAttribute attribute : RoleAttribute.values()) {
            boolean wanted = attributes.contains(attribute);
            if (is.attributes().contains(attribute) != wanted) {
                all.add("it has " + attribute.keyword(!wanted), alter + attribute.keyword(wanted));
            }
        }
        if (is.connectionLimit() != connectionLimit) {
            all.add(
                    "its connection limit is " + is.connectionLimit() + ", not " + connectionLimit,
                    alter + "CONNECTION LIMIT " + connectionLimit);
        }
        if (!is.validUntil().equals(validUntil)) {
            all.add("its password ends at another time", alter + until().strip());
        }
    }
}
