package dev.launchway.library.database;

/** What a role of PostgreSQL is or may, as statements name it, with {@code NO} before for the opposite. */
enum RoleAttribute {
    SUPERUSER("rolsuper"),
    CREATEDB("rolcreatedb"),
    CREATEROLE("rolcreaterole"),
    INHERIT("rolinherit"),
    LOGIN("rolcanlogin"),
    REPLICATION("rolreplication"),
    BYPASSRLS("rolbypassrls");

    private final String column;

    RoleAttribute(String column) {
        this.column = column;
    }

    /** The column of {@code pg_roles}. */
    String column() {
        return column;
    }

    /** The keyword. */
    String keyword(boolean on) {
        return on ? name() : "NO" + name();
    }
}
