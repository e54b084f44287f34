package dev.launchway.library.database;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a role may do in a database of a PostgreSQL server.
 *
 * <pre>{@code
 * PostgresGrant.to("reports").in("guestbook")
 *         .onDatabase("CONNECT")
 *         .onSchema("public", "USAGE")
 *         .onTables("public", "SELECT")
 *         .onFutureTables("guestbook", "public", "SELECT");
 * PostgresGrant.toEverybody().in("guestbook").onDatabase().onSchema("public", "USAGE");
 * }</pre>
 *
 * <p>On each thing that is named the role itself gets the privileges that are said, and no others; nothing is said of other things, nor
 * of what it has by being a member of another role. What it owns is left as it is: an owner may do all. What the tables of a schema are,
 * is asked in each run; for those that come later there are {@link #onFutureTables} and {@link #onFutureSequences}.
 */
@Component
@Observed
public final class PostgresGrant extends PostgresComponent<PostgresGrant> {

    private static final String EVERYBODY = "PUBLIC";

    @Namevar
    String name;

    private final String role;
    private final List<Grant> grants = new ArrayList<>();
    private String database;
    private boolean absent;

    private Psql maintenance;
    private Psql psql;
    private Changes changes = new Changes();

    private PostgresGrant(String role) {
        this.role = role;
        this.name = role == null ? "everybody" : role;
    }

    @Override
    PostgresGrant self() {
        return this;
    }

    /**
     * What a role may.
     *
     * @param role a role that is there before
     * @return the component, which still needs a database and privileges
     */
    public static PostgresGrant to(String role) {
        return new PostgresGrant(Sql.checkName("PostgresGrant(\"" + role + "\")", "role", role));
    }

    /**
     * What every role may, those that come later too: {@code PUBLIC}.
     *
     * @return the component, which still needs a database and privileges
     */
    public static PostgresGrant toEverybody() {
        return new PostgresGrant(null);
    }

    /**
     * Sets the database.
     *
     * @param databaseName one that is there before
     * @return this
     */
    public PostgresGrant in(String databaseName) {
        database = Sql.checkName(label(), "database", databaseName);
        name = (role == null ? "everybody" : role) + " in " + database;
        return this;
    }

    /**
     * Sets what it may with the database itself.
     *
     * @param privileges of {@code CONNECT}, {@code CREATE}, {@code TEMPORARY}, or {@code ALL}; none for none
     * @return this
     */
    public PostgresGrant onDatabase(String... privileges) {
        return with(GrantKind.DATABASE, "", null, null, privileges);
    }

    /**
     * Sets what it may with a schema.
     *
     * @param schema one that is there before
     * @param privileges of {@code USAGE}, {@code CREATE}, or {@code ALL}; none for none
     * @return this
     */
    public PostgresGrant onSchema(String schema, String... privileges) {
        return with(GrantKind.SCHEMA, schema, null, null, privileges);
    }

    /**
     * Sets what it may with all tables and views of a schema that are there.
     *
     * @param schema one that is there before
     * @param privileges of {@code SELECT}, {@code INSERT}, {@code UPDATE}, {@code DELETE}, {@code TRUNCATE}, {@code REFERENCES}, {@code
     *     TRIGGER}, or {@code ALL}; none for none
     * @return this
     */
    public PostgresGrant onTables(String schema, String... privileges) {
        return with(GrantKind.TABLE, schema, null, null, privileges);
    }

    /**
     * Sets what it may with one table or view.
     *
     * @param schema where it is
     * @param table one that is there before
     * @param privileges as of {@link #onTables}
     * @return this
     */
    public PostgresGrant onTable(String schema, String table, String... privileges) {
        return with(GrantKind.TABLE, schema, Sql.checkName(label(), "table", table), null, privileges);
    }

    /**
     * Sets what it may with all sequences of a schema that are there.
     *
     * @param schema one that is there before
     * @param privileges of {@code USAGE}, {@code SELECT}, {@code UPDATE}, or {@code ALL}; none for none
     * @return this
     */
    public PostgresGrant onSequences(String schema, String... privileges) {
        return with(GrantKind.SEQUENCE, schema, null, null, privileges);
    }

    /**
     * Sets what it may with tables and views that a role will make in a schema.
     *
     * @param creator the role that makes them
     * @param schema one that is there before
     * @param privileges as of {@link #onTables}
     * @return this
     */
    public PostgresGrant onFutureTables(String creator, String schema, String... privileges) {
        return with(GrantKind.TABLE, schema, null, Sql.checkName(label(), "role", creator), privileges);
    }

    /**
     * Sets what it may with sequences that a role will make in a schema.
     *
     * @param creator the role that makes them
     * @param schema one that is there before
     * @param privileges as of {@link #onSequences}
     * @return this
     */
    public PostgresGrant onFutureSequences(String creator, String schema, String... privileges) {
        return with(GrantKind.SEQUENCE, schema, null, Sql.checkName(label(), "role", creator), privileges);
    }

    private PostgresGrant with(GrantKind kind, String schema, String object, String creator, String... privileges) {
        String where = kind == GrantKind.DATABASE ? schema : Sql.checkName(label(), "schema", schema);
        grants.add(new Grant(kind, where, object, creator, kind.parse(label(), privileges)));
        return this;
    }

    /**
     * Takes away all that the role itself may with the things that are named.
     *
     * @return this
     */
    public PostgresGrant absent() {
        absent = true;
        return this;
    }

    private String label() {
        return "PostgresGrant(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (database == null || grants.isEmpty()) {
            throw new IllegalArgumentException(label() + " does not say "
                    + (database == null
                            ? "where: add .in(\"…\"), the name of a database"
                            : "what it may: add .onDatabase(…), .onSchema(…), .onTables(…)"));
        }
        Set<Object> named = new HashSet<>();
        for (Grant grant : grants) {
            if (!named.add(Arrays.asList(grant.kind(), grant.schema(), grant.object(), grant.creator()))) {
                throw new IllegalArgumentException(label() + " says twice what it may with the "
                        + grant.label(grant.object() == null ? grant.schema() : grant.object())
                        + ": say all privileges at once");
            }
        }
        server().mention(roles(), Set.of(database));
        maintenance = server().declareMaintenance(here);
        psql = server().declare(here, database);
        here.settle(role, database, grants, absent);
    }

    /** Those that must be there. */
    private Set<String> roles() {
        Set<String> roles = new LinkedHashSet<>();
        if (role != null) {
            roles.add(role);
        }
        grants.stream().map(Grant::creator).filter(Objects::nonNull).forEach(roles::add);
        return roles;
    }

    void verify(Probe probe) {
        changes = new Changes();
        if (absent && missing(probe, maintenance, roles(), database) != null) {
            return;
        }
        require(probe, maintenance, roles(), database);
        changes = compare(probe);
        probe.check(changes.isEmpty(), changes.why());
    }

    private Changes compare(Probe probe) {
        Changes all = new Changes();
        boolean[] found = new boolean[grants.size()];
        Set<String> schemas = new HashSet<>();
        for (List<String> row : psql.ask(probe, queries().all(), GrantQueries.COLUMNS)) {
            if (row.get(0).equals(GrantQueries.SCHEMA)) {
                schemas.add(row.get(1));
                continue;
            }
            int index = Integer.parseInt(row.get(0));
            found[index] = true;
            if (!row.get(3).equals("t")) {
                compare(grants.get(index), row.get(1), privileges(row.get(2)), all);
            }
        }
        for (int i = 0; i < found.length; i++) {
            assertFound(probe, grants.get(i), found[i], schemas, all);
        }
        return all;
    }

    private void compare(Grant grant, String object, Set<String> is, Changes all) {
        Set<String> wanted = absent ? Set.of() : grant.privileges();
        Set<String> lacking = new LinkedHashSet<>(wanted);
        lacking.removeAll(is);
        Set<String> beyond = new LinkedHashSet<>(is);
        beyond.removeAll(wanted);
        String whom = role == null ? EVERYBODY : Sql.name(role);
        String on = " on " + grant.label(object);
        if (!lacking.isEmpty()) {
            all.add("it lacks " + String.join(", ", lacking) + on, grant.statement(true, lacking, object, whom));
        }
        if (!beyond.isEmpty()) {
            all.add("it has " + String.join(", ", beyond) + on, grant.statement(false, beyond, object, whom));
        }
    }

    private void assertFound(Probe probe, Grant grant, boolean found, Set<String> schemas, Changes all) {
        boolean schemaMissing = grant.kind() != GrantKind.DATABASE && !schemas.contains(grant.schema());
        if (found || (!schemaMissing && grant.object() == null)) {
            return;
        }
        String missing = schemaMissing
                ? "there is no schema '" + grant.schema() + "' in the database " + database
                : "there is no table '" + grant.object() + "' in the schema " + grant.schema() + " of the database "
                        + database;
        if (!absent && !probe.predicting()) {
            throw new IllegalStateException(missing + ": deploy what makes it before " + label());
        }
        if (!absent) {
            all.add(missing + " yet", "SELECT");
        }
    }

    private GrantQueries queries() {
        return new GrantQueries(role, grants, absent);
    }

    private static Set<String> privileges(String list) {
        Set<String> privileges = new LinkedHashSet<>(Arrays.asList(list.split(",", -1)));
        privileges.remove("");
        return privileges;
    }

    void update(Target target) {
        CommandResult result = psql.change(target, queries().script(changes));
        if (!target.predicting() && result.stdout().startsWith(GrantQueries.LEFT)) {
            throw new IllegalStateException("privileges on "
                    + result.stdout().substring(GrantQueries.LEFT.length()).strip()
                    + " cannot be granted or revoked by the role that asks, and nothing was changed: they are of an owner that it"
                    + " is no member of, or were granted by another role, which \\dp, \\dn+ and \\l of psql show");
        }
    }
}
