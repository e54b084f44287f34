package dev.launchway.library.database;

import dev.launchway.api.Probe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What depends on a role, so that it cannot be removed. */
final class OwnedObjects {

    private static final int COLUMNS = 3;
    private static final int MOST = 10;
    private static final int MOST_DATABASES = 5;

    private OwnedObjects() {}

    /** Fails where the role owns something, or has been granted something, in any database of the server. */
    static void assertNone(Probe probe, Psql psql, String role) {
        List<List<String>> where = psql.ask(probe, databases(role), COLUMNS);
        if (where.isEmpty()) {
            return;
        }
        StringBuilder script = new StringBuilder();
        int databases = 0;
        for (List<String> row : where) {
            boolean shared = row.get(0).isEmpty();
            if (shared || (row.get(2).equals("t") && databases++ < MOST_DATABASES)) {
                script.append(shared ? "" : "\\connect " + Sql.name(row.get(0)) + "\n")
                        .append(objects(role, shared));
            }
        }
        throw new IllegalStateException(message(role, where, psql.ask(probe, script.toString(), COLUMNS)));
    }

    private static String message(String role, List<List<String>> where, List<List<String>> objects) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        for (List<String> row : where) {
            said.put(row.get(0), new ArrayList<>());
        }
        for (List<String> row : objects) {
            said.get(row.get(0)).add((row.get(2).equals("o") ? "owns " : "has privileges on ") + row.get(1));
        }
        List<String> parts = new ArrayList<>();
        for (List<String> row : where) {
            List<String> there = said.get(row.get(0));
            int more = Integer.parseInt(row.get(1)) - there.size();
            String what = String.join(", ", there)
                    + (more <= 0
                            ? ""
                            : (there.isEmpty() ? "" : " and ") + more + (there.isEmpty() ? "" : " more") + " objects");
            parts.add(row.get(0).isEmpty() ? what : "in the database " + row.get(0) + " " + what);
        }
        return "the role " + role + " cannot be removed: it " + String.join("; ", parts)
                + ". Hand over what it owns by 'REASSIGN OWNED BY " + Sql.name(role)
                + " TO …', and take away its privileges by 'DROP OWNED BY " + Sql.name(role)
                + "' after that, in each of these databases";
    }

    /** How many objects in which database; the empty name is for those of the whole server. */
    private static String databases(String role) {
        return "SELECT coalesce(d.datname, ''), pg_catalog.count(DISTINCT (s.classid, s.objid, s.deptype)),"
                + " pg_catalog.left(coalesce(d.datallowconn, true)::text, 1)"
                + depending(role)
                + " GROUP BY d.datname, d.datallowconn ORDER BY 1;\n";
    }

    private static String objects(String role, boolean shared) {
        return "SELECT DISTINCT coalesce(d.datname, ''), pg_catalog.pg_describe_object(s.classid, s.objid, 0), s.deptype"
                + depending(role)
                + (shared ? " AND s.dbid = 0" : " AND d.datname = pg_catalog.current_database()")
                + " ORDER BY 3 DESC, 2 LIMIT " + MOST + ";\n";
    }

    private static String depending(String role) {
        return " FROM pg_catalog.pg_shdepend s LEFT JOIN pg_catalog.pg_database d ON d.oid = s.dbid"
                + " WHERE s.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass AND s.refobjid ="
                + " (SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = " + Sql.text(role) + ")";
    }
}
