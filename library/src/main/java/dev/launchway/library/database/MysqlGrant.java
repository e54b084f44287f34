package dev.launchway.library.database;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a user of MySQL or MariaDB may do with a database, a table, or the server.
 *
 * <pre>{@code
 * MysqlGrant.of("SELECT", "INSERT", "UPDATE", "DELETE").onDatabase("shop").to("shop").from("10.0.0.%");
 * MysqlGrant.of("SELECT").onTable("shop", "orders").to("reports").only();
 * MysqlGrant.of("PROCESS").onServer().to("monitoring");
 * MysqlGrant.of("ALL").onDatabase("shop").to("old").absent();
 * }</pre>
 *
 * <p>The name of a database means that one alone, also with {@code _} and {@code %} in it. Other privileges of the user stay, unless
 * {@link #only} says otherwise. The user is there before: a {@link MysqlUser}.
 */
@Component
public final class MysqlGrant extends MysqlComponent<MysqlGrant> {

    private static final String ALL = "ALL PRIVILEGES";

    /** There is no such user, in both servers' words. */
    private static final String NO_USER = "ERROR 1141";

    /** What servers take under one name and show under another one. */
    private static final Map<String, String> SHOWN = Map.of(
            "ALL", ALL,
            "REPLICATION CLIENT", "BINLOG MONITOR",
            "REPLICATION REPLICA", "REPLICATION SLAVE",
            "REPLICATION REPLICA ADMIN", "REPLICATION SLAVE ADMIN",
            "REPLICA MONITOR", "SLAVE MONITOR",
            "DELETE VERSIONING ROWS", "DELETE HISTORY");

    @Namevar
    String name;

    private final Set<String> privileges;
    private String database;
    private String table;
    private boolean onServer;
    private String user;
    private String host = "localhost";
    private boolean grantOption;
    private boolean only;
    private boolean absent;

    private MysqlClient client;
    private List<String> statements = List.of();

    private MysqlGrant(Set<String> privileges) {
        this.privileges = privileges;
        this.name = String.join(", ", privileges);
    }

    /**
     * Privileges.
     *
     * @param privileges as the server calls them: {@code SELECT}, {@code CREATE VIEW}, {@code ALL}
     * @return the component, which still needs {@link #onDatabase} and {@link #to}
     * @throws IllegalArgumentException for none, and for what is no privilege of a whole database, table or server
     */
    public static MysqlGrant of(String... privileges) {
        if (privileges.length == 0) {
            throw new IllegalArgumentException("MysqlGrant.of(…) needs privileges, as in SELECT or ALL");
        }
        Set<String> checked = new TreeSet<>();
        for (String privilege : privileges) {
            String name = privilege.strip().toUpperCase(Locale.ROOT);
            if (!name.matches("[A-Z_]+( [A-Z_]+)*") || name.equals("GRANT OPTION") || name.equals("USAGE")) {
                throw new IllegalArgumentException("MysqlGrant: '" + privilege
                        + "' is no privilege that can be given: name one in each argument, as in \"SELECT\", \"CREATE VIEW\";"
                        + " the right to give them on is .withGrantOption()");
            }
            checked.add(name.equals("ALL") ? ALL : name);
        }
        if (checked.contains(ALL) && checked.size() > 1) {
            throw new IllegalArgumentException("MysqlGrant: ALL has all of them: leave the others out");
        }
        return new MysqlGrant(checked);
    }

    @Override
    MysqlGrant self() {
        return this;
    }

    /**
     * Gives them on a database with all its tables.
     *
     * @param newDatabase its name, which is no pattern
     * @return this
     */
    public MysqlGrant onDatabase(String newDatabase) {
        database = MysqlText.checked(name, "database", newDatabase);
        table = null;
        return this;
    }

    /**
     * Gives them on one table, which has to be there.
     *
     * @param newDatabase its database
     * @param newTable its name
     * @return this
     */
    public MysqlGrant onTable(String newDatabase, String newTable) {
        onDatabase(newDatabase);
        table = MysqlText.checked(name, "table", newTable);
        return this;
    }

    /**
     * Gives them on the whole server, all databases included.
     *
     * @return this
     */
    public MysqlGrant onServer() {
        onServer = true;
        return this;
    }

    /**
     * Sets who gets them.
     *
     * @param newUser the name of the user
     * @return this
     */
    public MysqlGrant to(String newUser) {
        user = MysqlText.checked(name, "user", newUser);
        return this;
    }

    /**
     * Sets where the user connects from: the host part of the name; by default {@code localhost}.
     *
     * @param hosts as of {@link MysqlUser#from}
     * @return this
     */
    public MysqlGrant from(String hosts) {
        host = MysqlText.host(name, hosts);
        return this;
    }

    /**
     * Lets the user give them on to others.
     *
     * @return this
     */
    public MysqlGrant withGrantOption() {
        grantOption = true;
        return this;
    }

    /**
     * Takes what else the user may do with the same database, table or server; by default that stays.
     *
     * @return this
     */
    public MysqlGrant only() {
        only = true;
        return this;
    }

    /**
     * Takes them. A user who is not there has none.
     *
     * @return this
     */
    public MysqlGrant absent() {
        absent = true;
        return this;
    }

    private String label() {
        return "MysqlGrant(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (user == null || (database == null) != onServer) {
            throw new IllegalArgumentException(label() + " needs one place and one user: .onDatabase(database),"
                    + " .onTable(database, table) or .onServer(), and .to(user)");
        }
        if (absent && (only || grantOption)) {
            throw new IllegalArgumentException(
                    label() + " is to be absent: leave .absent() out, or .only() and .withGrantOption()");
        }
        if (onServer && privileges.contains(ALL) && !absent) {
            throw new IllegalArgumentException(
                    label() + " on the server makes a second root: name the privileges, or give ALL on a database");
        }
        name = String.join(", ", privileges) + " on "
                + (onServer ? "the server" : table == null ? database : database + "." + table) + " to " + user + "@"
                + host;
        client = server().declare(here);
        here.settle(name, grantOption, only, absent);
    }

    private String object() {
        if (onServer) {
            return "*.*";
        }
        return table == null
                ? MysqlText.pattern(database) + ".*"
                : MysqlText.name(database) + "." + MysqlText.name(table);
    }

    private String grantee() {
        return MysqlText.name(user) + "@" + MysqlText.name(host);
    }

    void verify(Probe probe) {
        statements = List.of();
        MysqlPrivileges held = held(probe);
        if (absent) {
            Set<String> excess = privileges.contains(ALL) ? held.names() : held.amongst(privileges, SHOWN);
            boolean options = privileges.contains(ALL) && held.grantOption();
            statements = revoking(excess, options);
            probe.check(statements.isEmpty(), "the user may " + listed(excess, options));
            return;
        }
        Set<String> missing = held.missing(privileges, SHOWN);
        Set<String> excess = only ? held.besides(privileges, SHOWN) : Set.of();
        boolean optionMissing = grantOption && !held.grantOption();
        boolean optionExcess = only && !grantOption && held.grantOption();
        List<String> all = new ArrayList<>(revoking(excess, optionExcess));
        if (!missing.isEmpty() || optionMissing || excess.contains(ALL)) {
            all.add("GRANT " + String.join(", ", privileges) + " ON " + object() + " TO " + grantee()
                    + (grantOption ? " WITH GRANT OPTION" : ""));
        }
        statements = all;
        probe.check(missing.isEmpty() && !optionMissing, "the user may not " + listed(missing, optionMissing));
        probe.check(all.isEmpty(), "the user may also " + listed(excess, optionExcess));
    }

    private MysqlPrivileges held(Probe probe) {
        try {
            return MysqlPrivileges.of(client.ask(probe, "SHOW GRANTS FOR " + grantee()), object());
        } catch (CommandFailed e) {
            if (!e.stderr().contains(NO_USER)) {
                throw e;
            }
            if (!absent && !probe.predicting()) {
                throw new IllegalStateException(
                        "there is no user " + user + "@" + host
                                + " on this server: deploy a MysqlUser before, or correct .to(…) and .from(…)",
                        e);
            }
            return MysqlPrivileges.NONE;
        }
    }

    private static String listed(Collection<String> names, boolean option) {
        List<String> all = new ArrayList<>(names);
        if (option) {
            all.add("GRANT OPTION");
        }
        return String.join(", ", all);
    }

    private List<String> revoking(Set<String> names, boolean option) {
        List<String> revoking = new ArrayList<>();
        if (!names.isEmpty()) {
            revoking.add("REVOKE " + String.join(", ", names) + " ON " + object() + " FROM " + grantee());
        }
        if (option) {
            revoking.add("REVOKE GRANT OPTION ON " + object() + " FROM " + grantee());
        }
        return revoking;
    }

    void update(Target target) {
        for (String statement : statements) {
            client.change(target, statement);
        }
        if (!target.predicting()) {
            assertDone(target);
        }
    }

    /** A privilege that the server shows under a name of its own would be given again in each run. */
    private void assertDone(Target target) {
        Set<String> missing = absent ? Set.of() : held(target).missing(privileges, SHOWN);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the server took " + String.join(", ", missing) + ", and shows "
                    + held(target).names() + ": write privileges as it shows them, or leave out what it has no more");
        }
    }
}
