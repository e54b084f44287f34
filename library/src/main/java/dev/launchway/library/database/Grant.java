package dev.launchway.library.database;

import java.util.Locale;
import java.util.Set;

/**
 * The privileges that a role is to have on something.
 *
 * @param kind what it is
 * @param schema where it is; empty for a database
 * @param object its name; {@code null} for all of the schema
 * @param creator for what this role will make from now on; {@code null} for what is there
 * @param privileges these, and no others
 */
record Grant(GrantKind kind, String schema, String object, String creator, Set<String> privileges) {

    /** A query for its objects: name as statements have it, owner, and the list of who may what. */
    String objects() {
        return switch (kind) {
            case DATABASE ->
                "SELECT pg_catalog.quote_ident(d.datname) AS name, d.datdba AS owner,"
                        + " coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba)) AS acl"
                        + " FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()";
            case SCHEMA -> schema("n.nspowner", "coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner))");
            case TABLE -> creator == null ? relations("r", "'r', 'p', 'v', 'm', 'f'") : future("r");
            case SEQUENCE -> creator == null ? relations("s", "'S'") : future("S");
        };
    }

    private String schema(String owner, String acl) {
        return "SELECT pg_catalog.quote_ident(n.nspname) AS name, " + owner + " AS owner, " + acl + " AS acl"
                + " FROM pg_catalog.pg_namespace n WHERE n.nspname = " + Sql.text(schema);
    }

    private String future(String type) {
        return schema(
                "NULL::pg_catalog.oid",
                "(SELECT a.defaclacl FROM pg_catalog.pg_default_acl a JOIN pg_catalog.pg_roles c ON c.oid = a.defaclrole"
                        + " WHERE c.rolname = " + Sql.text(creator)
                        + " AND a.defaclnamespace = n.oid AND a.defaclobjtype = '" + type + "')");
    }

    private String relations(String type, String kinds) {
        return "SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS name,"
                + " c.relowner AS owner, coalesce(c.relacl, pg_catalog.acldefault('" + type + "', c.relowner)) AS acl"
                + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = " + Sql.text(schema) + " AND c.relkind IN (" + kinds + ")"
                + (object == null ? "" : " AND c.relname = " + Sql.text(object));
    }

    /**
     * A statement that gives or takes privileges.
     *
     * @param gives whether it gives
     * @param these which
     * @param name of the object, as statements have it
     * @param role as statements have it
     */
    String statement(boolean gives, Set<String> these, String name, String role) {
        String all = String.join(", ", these);
        String whom = (gives ? " TO " : " FROM ") + role;
        String verb = gives ? "GRANT " : "REVOKE ";
        return creator == null
                ? verb + all + " ON " + kind.keyword() + " " + name + whom
                : "ALTER DEFAULT PRIVILEGES FOR ROLE " + Sql.name(creator) + " IN SCHEMA " + name + " " + verb + all
                        + " ON " + kind.keyword() + "S" + whom;
    }

    /** For people. */
    String label(String name) {
        return creator == null
                ? kind.keyword().toLowerCase(Locale.ROOT) + " " + name
                : "what " + creator + " will make in " + name;
    }
}
