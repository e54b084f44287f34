package dev.launchway.library.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a server is asked and told of grants.
 *
 * @param role who gets them; {@code null} for everybody
 * @param grants what is to be
 * @param absent whether all of it is to be taken away instead
 */
record GrantQueries(String role, List<Grant> grants, boolean absent) {

    static final int COLUMNS = 4;
    static final String SCHEMA = "schema";

    /** The output where something is not as it is to be. */
    static final String LEFT = "launchway: left";

    /** What is there: for each object the number of the grant, its name, privileges, and whether the role owns it; then all schemas. */
    String all() {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < grants.size(); i++) {
            query.append(query(i)).append(" ORDER BY 2;\n");
        }
        query.append("SELECT '").append(SCHEMA).append("', n.nspname, '', '' FROM pg_catalog.pg_namespace n;\n");
        return query.toString();
    }

    /** For each object of a grant what the role itself may, and whether it owns it. */
    private String query(int index) {
        String grantee = role == null
                ? "0"
                : "(SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = " + Sql.text(role) + ")";
        return "SELECT '" + index
                + "' AS index, o.name AS name, coalesce(pg_catalog.string_agg(DISTINCT a.privilege_type"
                + " COLLATE \"C\", ',' ORDER BY a.privilege_type COLLATE \"C\"), '') AS privileges,"
                + " pg_catalog.left(coalesce(o.owner = " + grantee + ", false)::text, 1) AS owned"
                + " FROM (" + grants.get(index).objects()
                + ") o LEFT JOIN LATERAL pg_catalog.aclexplode(o.acl) a ON a.grantee = " + grantee
                + " GROUP BY o.name, o.owner";
    }

    /** The changes, unless something is then not as it is to be: a server only warns of what the one who asks may not grant or revoke. */
    String script(Changes changes) {
        List<String> differing = new ArrayList<>();
        for (int i = 0; i < grants.size(); i++) {
            Set<String> wanted = absent ? Set.of() : new TreeSet<>(grants.get(i).privileges());
            differing.add("SELECT q.name FROM (" + query(i) + ") q WHERE q.owned <> 't' AND q.privileges <> "
                    + Sql.text(String.join(",", wanted)));
        }
        return "BEGIN;\n" + changes.statements()
                + "SELECT pg_catalog.count(*) > 0 AS launchway_differs,"
                + " coalesce(pg_catalog.string_agg(d.name, ', '), '') AS launchway_names FROM ("
                + String.join(" UNION ALL ", differing) + ") d \\gset\n"
                + "\\if :launchway_differs\n\\echo '" + LEFT
                + "' :launchway_names\nROLLBACK;\n\\quit\n\\endif\nCOMMIT;\n";
    }
}
