package dev.launchway.library.database;

import java.util.Map;
import java.util.Set;

/** Which package brings an extension of PostgreSQL. */
final class ExtensionPackage {

    /** Of PostgreSQL itself: Debian's package of the server has them. */
    private static final Set<String> CONTRIB = Set.of(
            "btree_gin",
            "btree_gist",
            "citext",
            "cube",
            "dblink",
            "earthdistance",
            "fuzzystrmatch",
            "hstore",
            "intarray",
            "ltree",
            "pg_stat_statements",
            "pg_trgm",
            "pgcrypto",
            "postgres_fdw",
            "tablefunc",
            "unaccent",
            "uuid-ossp");

    /** The ends of the names of Debian's packages, where they differ from the extension. */
    private static final Map<String, String> OTHERS = Map.of(
            "vector", "pgvector",
            "postgis", "postgis-3",
            "postgis_topology", "postgis-3",
            "postgis_raster", "postgis-3",
            "pg_cron", "cron",
            "pg_partman", "partman",
            "pg_repack", "repack");

    private ExtensionPackage() {}

    /** What to do about one that a server of a version does not have. */
    static String help(String extension, String major) {
        if (CONTRIB.contains(extension)) {
            return "install the package postgresql-contrib on the host of the server (on Debian, postgresql-" + major
                    + ")";
        }
        String name = OTHERS.getOrDefault(extension, extension.replace('_', '-'));
        return "install the package that brings it on the host of the server (on Debian, postgresql-" + major + "-"
                + name + "; 'apt-cache search postgresql-" + major + "' lists them)";
    }
}
