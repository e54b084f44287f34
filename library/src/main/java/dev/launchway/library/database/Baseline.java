package dev.launchway.library.database;

import dev.launchway.api.Probe;
import java.util.List;

/**
 * Which files a database had in it before it kept records of them.
 *
 * @param number that of the last one
 * @param table a table that such a database has, as statements name it
 */
record Baseline(long number, String table) {

    /** Those of the files; none of them is run. */
    List<Migration> of(List<Migration> migrations) {
        return migrations.stream()
                .filter(migration -> migration.number() <= number)
                .toList();
    }

    /** Whether it is such a database. */
    boolean isThere(Probe probe, Psql psql) {
        String query = "SELECT pg_catalog.to_regclass(" + Sql.text(table) + ") IS NOT NULL;\n";
        return psql.ask(probe, query, 1).contains(List.of("t"));
    }
}
