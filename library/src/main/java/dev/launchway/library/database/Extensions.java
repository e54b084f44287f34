package dev.launchway.library.database;

import dev.launchway.api.Probe;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The extensions of a database. */
final class Extensions {

    private static final int COLUMNS = 4;

    private Extensions() {}

    /**
     * Those that a database still has to get.
     *
     * @param psql of the database; of another one of the same server where it is not there yet
     * @param there whether it is
     * @throws IllegalStateException for one that the server does not have
     */
    static List<String> missing(Probe probe, Psql psql, boolean there, Collection<String> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        String query = "SELECT a.name, pg_catalog.left((e.oid IS NOT NULL)::text, 1), '', '' FROM"
                + " pg_catalog.pg_available_extensions a LEFT JOIN pg_catalog.pg_extension e ON e.extname = a.name"
                + " WHERE a.name IN " + Sql.texts(wanted)
                + " UNION ALL SELECT '', '', '', (pg_catalog.current_setting('server_version_num')::int / 10000)::text;\n";
        List<String> available = new ArrayList<>();
        List<String> missing = new ArrayList<>(wanted);
        String major = "";
        for (List<String> row : psql.ask(probe, query, COLUMNS)) {
            if (row.get(0).isEmpty()) {
                major = row.get(3);
            } else {
                available.add(row.get(0));
                if (there && row.get(1).equals("t")) {
                    missing.remove(row.get(0));
                }
            }
        }
        for (String extension : wanted) {
            if (!available.contains(extension)) {
                throw new IllegalStateException(
                        "the server has no extension '" + extension + "': " + ExtensionPackage.help(extension, major));
            }
        }
        return missing;
    }
}
