package dev.launchway.library.database;

import dev.launchway.api.Probe;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a server has of the roles and databases that components are about.
 *
 * @param asking the role that logged in
 * @param readsPasswords whether who asks may know what the server keeps of passwords
 * @param roles by name
 * @param databases by name
 */
record ClusterFacts(
        String asking, boolean readsPasswords, Map<String, RoleFacts> roles, Map<String, DatabaseFacts> databases) {

    private static final String SERVER = "server";
    private static final String ROLE = "role";
    private static final String MEMBER = "member";
    private static final String DATABASE = "database";

    /** What is known of passwords: a superuser reads it, others see nothing there. */
    private static final String VERIFIER = """
            SELECT pg_catalog.has_table_privilege('pg_catalog.pg_authid', 'SELECT') AS launchway_readable \\gset
            \\set launchway_verifier ''''''
            \\if :launchway_readable
            \\set launchway_verifier '(SELECT a.rolpassword FROM pg_catalog.pg_authid a WHERE a.oid = r.oid)'
            \\endif
            """;

    private static final int COLUMNS = 1 + RoleFacts.columns();
    private static final int SERVER_COLUMNS = 3;
    private static final int MEMBER_COLUMNS = 3;
    private static final int DATABASE_COLUMNS = 6;

    static ClusterFacts ask(Probe probe, Psql psql, Set<String> roles, Set<String> databases) {
        String attributes = Arrays.stream(RoleAttribute.values())
                .map(attribute -> "r." + attribute.column() + "::text")
                .map(column -> "pg_catalog.left(" + column + ", 1)")
                .collect(Collectors.joining(", "));
        String named = Sql.texts(roles);
        String query = VERIFIER
                + String.format(
                        Locale.ROOT,
                        """
                        SELECT '%s', :'launchway_readable', session_user::text%s;
                        SELECT '%s', r.rolname, %s, r.rolconnlimit::text,
                          CASE WHEN pg_catalog.isfinite(r.rolvaliduntil)
                            THEN pg_catalog.floor(EXTRACT(EPOCH FROM r.rolvaliduntil))::bigint::text ELSE '' END,
                          coalesce(:launchway_verifier, '')
                          FROM pg_catalog.pg_roles r WHERE r.rolname IN %s;
                        SELECT DISTINCT '%s', r.rolname, g.rolname%s FROM pg_catalog.pg_auth_members m
                          JOIN pg_catalog.pg_roles r ON r.oid = m.member JOIN pg_catalog.pg_roles g ON g.oid = m.roleid
                          WHERE r.rolname IN %s;
                        SELECT '%s', d.datname, pg_catalog.pg_get_userbyid(d.datdba), pg_catalog.pg_encoding_to_char(d.encoding),
                          coalesce(d.datcollate, ''), coalesce(d.datctype, '')%s
                          FROM pg_catalog.pg_database d WHERE d.datname IN %s;
                        """,
                        SERVER,
                        ", ''".repeat(COLUMNS - SERVER_COLUMNS),
                        ROLE,
                        attributes,
                        named,
                        MEMBER,
                        ", ''".repeat(COLUMNS - MEMBER_COLUMNS),
                        named,
                        DATABASE,
                        ", ''".repeat(COLUMNS - DATABASE_COLUMNS),
                        Sql.texts(databases));
        return of(psql.ask(probe, query, COLUMNS));
    }

    private static ClusterFacts of(List<List<String>> rows) {
        Map<String, Set<String>> members = new HashMap<>();
        Map<String, RoleFacts> roles = new HashMap<>();
        Map<String, DatabaseFacts> databases = new HashMap<>();
        String asking = "";
        boolean readsPasswords = false;
        for (List<String> row : rows) {
            String name = row.get(1);
            if (row.get(0).equals(SERVER)) {
                readsPasswords = name.equals("t");
                asking = row.get(2);
            } else if (row.get(0).equals(MEMBER)) {
                members.computeIfAbsent(name, role -> new LinkedHashSet<>()).add(row.get(2));
            } else if (row.get(0).equals(DATABASE)) {
                databases.put(name, new DatabaseFacts(row.get(2), row.get(3), row.get(4), row.get(5)));
            }
        }
        for (List<String> row : rows) {
            if (row.get(0).equals(ROLE)) {
                roles.put(row.get(1), RoleFacts.of(row.subList(1, row.size()), members));
            }
        }
        return new ClusterFacts(asking, readsPasswords, roles, databases);
    }
}
