package dev.launchway.library.database;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * What a user of MySQL or MariaDB may do.
 *
 * <pre>{@code
 * MysqlGrant.to("shop").from("10.0.0.%").onDatabase("shop", "SELECT", "INSERT", "UPDATE", "DELETE");
 * MysqlGrant.to("monitoring").onServer("PROCESS", "REPLICATION CLIENT").onTable("shop", "orders", "SELECT");
 * MysqlGrant.to("former").onDatabase("shop").absent();
 * }</pre>
 *
 * <p>On each thing that is named the user itself gets the privileges that are said, and no others; nothing is said of other things, nor
 * of what the user has by roles. The name of a database means that one alone, also with {@code _} and {@code %} in it. The user is there
 * before: a {@link MysqlUser}.
 */
@Component
@Observed
public final class MysqlGrant extends MysqlComponent<MysqlGrant> {

    /** There is no such user, in both servers' words. */
    private static final String NO_USER = "ERROR 1141";

    @Namevar
    String name;

    private final String user;
    private final List<MysqlPrivileges> wanted = new ArrayList<>();
    private String host = "localhost";
    private boolean grantOption;
    private boolean absent;

    private MysqlClient client;
    private Changes changes = new Changes();

    private MysqlGrant(String user) {
        this.user = user;
        name = user + "@" + host;
    }

    @Override
    MysqlGrant self() {
        return this;
    }

    /**
     * What a user may.
     *
     * @param user the name of a user who is there before
     * @return the component, which still needs privileges
     * @throws IllegalArgumentException for an empty name
     */
    public static MysqlGrant to(String user) {
        return new MysqlGrant(MysqlText.checked("MysqlGrant", "user", user));
    }

    /**
     * Sets where the user connects from: the host part of the name; by default {@code localhost}.
     *
     * @param hosts as of {@link MysqlUser#from}
     * @return this
     */
    public MysqlGrant from(String hosts) {
        host = MysqlText.host(label(), hosts);
        name = user + "@" + host;
        return this;
    }

    /**
     * Sets what the user may with a database and all of its tables.
     *
     * @param database its name, which is no pattern
     * @param privileges as the server calls them: {@code SELECT}, {@code CREATE VIEW}, {@code ALL}; none for none
     * @return this
     * @throws IllegalArgumentException for what is no privilege
     */
    public MysqlGrant onDatabase(String database, String... privileges) {
        return with(MysqlText.pattern(MysqlText.checked(label(), "database", database)) + ".*", database, privileges);
    }

    /**
     * Sets what the user may with one table, which has to be there.
     *
     * @param database its database
     * @param table its name
     * @param privileges as of {@link #onDatabase}
     * @return this
     * @throws IllegalArgumentException for what is no privilege
     */
    public MysqlGrant onTable(String database, String table, String... privileges) {
        String object = MysqlText.name(MysqlText.checked(label(), "database", database)) + "."
                + MysqlText.name(MysqlText.checked(label(), "table", table));
        return with(object, database + "." + table, privileges);
    }

    /**
     * Sets what the user may with the whole server, all databases included.
     *
     * @param privileges as of {@link #onDatabase}; {@code ALL} is refused, which would make a second {@code root}
     * @return this
     * @throws IllegalArgumentException for what is no privilege, and {@code ALL}
     */
    public MysqlGrant onServer(String... privileges) {
        return with("*.*", "the server", privileges);
    }

    private MysqlGrant with(String object, String called, String... privileges) {
        wanted.add(MysqlPrivileges.wanted(label(), object, called, privileges));
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
     * Takes everything that the user may with the things that are named. A user who is not there may nothing.
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
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    label() + " says nothing: add .onDatabase(…), .onTable(…) or .onServer(…)");
        }
        if (absent
                && (grantOption || wanted.stream().anyMatch(one -> !one.names().isEmpty()))) {
            throw new IllegalArgumentException(
                    label() + " is to be absent: leave .absent() out, or the privileges, since all of them are taken");
        }
        client = server().declare(here);
        here.settle(name, wanted, grantOption, absent);
    }

    void verify(Probe probe) {
        changes = new Changes();
        List<List<String>> shown = shown(probe);
        boolean asking = !shown.isEmpty() && shown.get(0).get(0).equals(user + "@" + host);
        boolean taken = false;
        for (MysqlPrivileges one : wanted) {
            taken |= one.compare(MysqlPrivileges.held(shown, one), grantOption, grantee(), changes);
        }
        if (asking && taken) {
            throw new IllegalStateException(
                    changes.why() + ": the user is the one that asks, and could lose what it needs for"
                            + " that; log in as another one, or leave it out");
        }
        probe.check(changes.isEmpty(), changes.why());
    }

    private String grantee() {
        return MysqlText.name(user) + "@" + MysqlText.name(host);
    }

    private String show() {
        return "SHOW GRANTS FOR " + grantee() + ";\n";
    }

    private List<List<String>> shown(Probe probe) {
        try {
            return client.ask(probe, "SELECT CURRENT_USER();\n" + show());
        } catch (CommandFailed e) {
            if (!e.stderr().contains(NO_USER)) {
                throw e;
            }
            if (!absent && !probe.predicting()) {
                throw new IllegalStateException(
                        "there is no user " + user + "@" + host
                                + " on this server: deploy a MysqlUser before, or correct MysqlGrant.to(…) and .from(…)",
                        e);
            }
            return List.of();
        }
    }

    void update(Target target) {
        List<List<String>> shown = client.change(target, changes.statements(), show());
        if (!target.predicting()) {
            assertDone(shown);
        }
    }

    /** A privilege that the server shows under a name of its own would be given again in each run. */
    private void assertDone(List<List<String>> shown) {
        for (MysqlPrivileges one : wanted) {
            Changes left = new Changes();
            MysqlPrivileges held = MysqlPrivileges.held(shown, one);
            boolean taken = one.compare(held, grantOption, grantee(), left);
            if (taken || !left.isEmpty()) {
                throw new IllegalStateException("the server took that, and shows " + held.names() + " on "
                        + one.called() + ": write privileges as it shows them, and leave out what it has no more");
            }
        }
    }
}
