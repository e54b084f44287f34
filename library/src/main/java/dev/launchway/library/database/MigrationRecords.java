package dev.launchway.library.database;

import dev.launchway.api.Probe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a database has recorded of the files that were run in it.
 *
 * @param byName name, checksum and time of each, by its name
 */
record MigrationRecords(Map<String, List<String>> byName) {

    private static final int COLUMNS = 3;

    /** Asks for it. */
    static MigrationRecords ask(Probe probe, Psql psql, String table) {
        String query = "SELECT pg_catalog.to_regclass(" + Sql.text(table) + ") IS NOT NULL AS launchway_there \\gset\n"
                + "\\if :launchway_there\nSELECT name, checksum, run_at::text FROM " + table + ";\n\\endif\n";
        Map<String, List<String>> records = new HashMap<>();
        for (List<String> row : psql.ask(probe, query, COLUMNS)) {
            records.put(row.get(0), row);
        }
        return new MigrationRecords(records);
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /**
     * The files that were not run.
     *
     * @param directory where they are, as errors name it
     * @param migrations all files, in order
     * @param outOfOrder whether one may come after one with a higher number
     * @throws IllegalStateException where one was changed after it was run, is missing, or comes too late
     */
    List<Migration> notRun(String directory, List<Migration> migrations, boolean outOfOrder) {
        List<Migration> left = new ArrayList<>();
        for (Migration migration : migrations) {
            List<String> record = byName.get(migration.name());
            if (record == null) {
                left.add(migration);
            } else if (!record.get(1).equals(migration.checksum())) {
                throw new IllegalStateException(
                        directory + "/" + migration.name() + " was changed after it was run, on " + record.get(2)
                                + ": put its old text back, and write what is to change into a new file");
            }
        }
        long last = migrations.get(migrations.size() - 1).number();
        for (String name : unknown(migrations)) {
            if (Migration.number(name) <= last) {
                throw new IllegalStateException(directory + "/" + name + " was run on "
                        + byName.get(name).get(2) + ", and is not in the definition directory any more: put it back");
            }
        }
        if (!outOfOrder) {
            assertInOrder(directory, left);
        }
        return left;
    }

    /** The names of files that were run, and are not among those that there are. */
    List<String> unknown(List<Migration> migrations) {
        List<String> names = migrations.stream().map(Migration::name).toList();
        return byName.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .toList();
    }

    private void assertInOrder(String directory, List<Migration> left) {
        for (Migration migration : left) {
            for (String name : byName.keySet()) {
                if (Migration.number(name) > migration.number()) {
                    throw new IllegalStateException(directory + "/" + migration.name() + " was not run, and " + name
                            + ", which comes after it, was: give it a higher number, or say .outOfOrder()");
                }
            }
        }
    }
}
