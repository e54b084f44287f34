package dev.launchway.library.database;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A user of MySQL or MariaDB, which is a name and where it comes from.
 *
 * <pre>{@code
 * MysqlUser.named("shop").from("10.0.0.%").password(password);
 * MysqlUser.named("shop").unixSocket();                             // the user "shop" of the host, without a password
 * MysqlUser.named("old").absent();
 * }</pre>
 *
 * <p>The password is made into what the server keeps of it before it is sent: its clear text reaches neither a command line nor a log
 * of the server. What the server keeps is compared with the password; where it was made of it, nothing changes.
 */
@Component
@Observed
public final class MysqlUser extends MysqlComponent<MysqlUser> {

    /** Whether a user of MariaDB may log in by several plugins, a list of one left out; servers of MySQL take it for a comment. */
    private static final String ALTERNATIVES = "0 /*M!100400 + (SELECT COUNT(*) FROM mysql.global_priv g"
            + " WHERE g.User = u.User AND g.Host = u.Host AND JSON_LENGTH(g.Priv, '$.auth_or') > 1) */";

    @Namevar
    String name;

    private String host = "localhost";
    private Secret password;
    private boolean unixSocket;
    private MysqlAuthentication authentication;
    private boolean requireTls;
    private boolean absent;

    private MysqlClient client;
    private boolean there;
    private boolean authenticate;
    private String version = "";

    private MysqlUser(String name) {
        this.name = name;
    }

    /**
     * A user.
     *
     * @param name any name
     * @return the component, which still needs {@link #password}, {@link #unixSocket} or {@link #absent}
     * @throws IllegalArgumentException for an empty name
     */
    public static MysqlUser named(String name) {
        return new MysqlUser(MysqlText.checked("MysqlUser", "name", name));
    }

    @Override
    MysqlUser self() {
        return this;
    }

    /**
     * Sets where the user connects from: the host part of the name; by default {@code localhost}.
     *
     * @param hosts a name, an address, or a pattern as in {@code 10.0.0.%}; {@code %} is everywhere
     * @return this
     */
    public MysqlUser from(String hosts) {
        host = MysqlText.host(label(), hosts);
        return this;
    }

    /**
     * Sets the password.
     *
     * @param newPassword not empty
     * @return this
     */
    public MysqlUser password(Secret newPassword) {
        password = Objects.requireNonNull(newPassword, "password");
        return this;
    }

    /**
     * Lets the user of the host who has the same name in, over the socket and without a password.
     *
     * @return this
     */
    public MysqlUser unixSocket() {
        unixSocket = true;
        return this;
    }

    /**
     * Sets how the password is kept; by default as the server does it by itself for new users, and for others as it does already.
     *
     * @param newAuthentication what the server and all its clients know
     * @return this
     */
    public MysqlUser authentication(MysqlAuthentication newAuthentication) {
        authentication = Objects.requireNonNull(newAuthentication, "authentication");
        return this;
    }

    /**
     * Lets the user in over TLS alone; by default that is not looked at.
     *
     * @return this
     */
    public MysqlUser requireTls() {
        requireTls = true;
        return this;
    }

    /**
     * Makes sure that there is no such user. One who defines views, routines, triggers or events is left alone, and fails the
     * component: they would work no longer.
     *
     * @return this
     */
    public MysqlUser absent() {
        absent = true;
        return this;
    }

    private String label() {
        return "MysqlUser(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (absent && (password != null || unixSocket || authentication != null || requireTls)) {
            throw new IllegalArgumentException(
                    label() + " is to be absent: leave .absent() out, or what it is to have");
        }
        if (!absent && (password == null) != unixSocket) {
            throw new IllegalArgumentException(label()
                    + " needs one way to log in: .password(secret), or .unixSocket() for the user of the host who has"
                    + " the same name");
        }
        if (unixSocket && authentication != null) {
            throw new IllegalArgumentException(
                    label() + ": .authentication(…) says how a password is kept, and there is none");
        }
        client = server().declare(here);
        here.settle(name, host, unixSocket, authentication, requireTls, absent);
    }

    void verify(Probe probe) {
        if (password != null && password.reveal().isEmpty()) {
            throw new IllegalStateException("the password is empty, so that anybody could log in: give another one");
        }
        List<String> kept = client.ask(probe, """
                        SELECT VERSION(), u.User IS NOT NULL, COALESCE(u.plugin, ''),
                          COALESCE(HEX(u.authentication_string), ''), COALESCE(u.ssl_type, ''), %s, CURRENT_USER()
                        FROM (SELECT 1) one LEFT JOIN mysql.user u ON u.User = %s AND u.Host = %s;
                        """.formatted(ALTERNATIVES, MysqlText.bytes(name), MysqlText.bytes(host)))
                .get(0);
        version = kept.get(0);
        there = kept.get(1).equals("1");
        authenticate = !absent;
        boolean asking = kept.get(6).equals(name + "@" + host);
        if (absent) {
            assertStays(asking, "would go");
            probe.check(!there || mayGo(probe), "there is such a user");
            return;
        }
        probe.check(there, "there is no such user");
        authenticate =
                !kept.get(5).equals("0") || !letsIn(kept.get(2), HexFormat.of().parseHex(kept.get(3)));
        assertStays(asking && authenticate, "would not get in any more as it did now");
        List<String> differences = new ArrayList<>();
        if (authenticate) {
            differences.add(unixSocket ? "it does not log in by the socket" : "it does not log in by this password");
        }
        if (requireTls && kept.get(4).isEmpty()) {
            differences.add("it may log in without TLS");
        }
        probe.check(differences.isEmpty(), String.join(", ", differences));
    }

    private static void assertStays(boolean locksOut, String what) {
        if (locksOut) {
            throw new IllegalStateException(
                    "the user is the one that asks, and " + what + ": log in as another one, by .on(server)");
        }
    }

    private boolean letsIn(String plugin, byte[] kept) {
        if (unixSocket) {
            return plugin.equals(socketPlugin());
        }
        for (MysqlAuthentication way : MysqlAuthentication.values()) {
            if (way.plugin().equals(plugin) && (authentication == null || authentication == way)) {
                return way.holds(kept, password.reveal());
            }
        }
        return false;
    }

    private String socketPlugin() {
        return MysqlAuthentication.of(version) == MysqlAuthentication.NATIVE ? "unix_socket" : "auth_socket";
    }

    /** Always false: who is to go is there. */
    private boolean mayGo(Probe probe) {
        String definer = MysqlText.bytes(name + "@" + host);
        List<List<String>> defined = client.ask(probe, """
                SELECT 'view', TABLE_SCHEMA, TABLE_NAME FROM information_schema.VIEWS WHERE CAST(DEFINER AS BINARY) = %1$s
                UNION SELECT 'routine', ROUTINE_SCHEMA, ROUTINE_NAME FROM information_schema.ROUTINES
                  WHERE CAST(DEFINER AS BINARY) = %1$s
                UNION SELECT 'trigger', TRIGGER_SCHEMA, TRIGGER_NAME FROM information_schema.TRIGGERS
                  WHERE CAST(DEFINER AS BINARY) = %1$s
                UNION SELECT 'event', EVENT_SCHEMA, EVENT_NAME FROM information_schema.EVENTS
                  WHERE CAST(DEFINER AS BINARY) = %1$s;
                """.formatted(definer));
        if (!defined.isEmpty()) {
            List<String> first = defined.get(0);
            throw new IllegalStateException("the user defines the " + first.get(0) + " " + first.get(1) + "."
                    + first.get(2) + (defined.size() == 1 ? "" : " and " + (defined.size() - 1) + " others")
                    + ", which would work no longer, and is left: drop what it defines, or give it another DEFINER");
        }
        return false;
    }

    void update(Target target) {
        String user = MysqlText.name(name) + "@" + MysqlText.name(host);
        if (absent) {
            client.change(target, "DROP USER " + user + ";\n");
            return;
        }
        String begin = (there ? "ALTER USER " : "CREATE USER ") + user;
        String end = (requireTls ? " REQUIRE SSL" : "") + ";\n";
        if (!authenticate) {
            client.change(target, begin + end);
        } else if (unixSocket) {
            client.change(target, begin + " IDENTIFIED WITH " + socketPlugin() + end);
        } else {
            MysqlAuthentication way = authentication == null ? MysqlAuthentication.of(version) : authentication;
            target.log("%s IDENTIFIED WITH %s%s", begin, way.plugin(), end.strip());
            Secret literal = password.map(way::literal);
            client.change(
                    target, literal.map(text -> begin + " IDENTIFIED WITH " + way.plugin() + " AS " + text + end));
        }
    }
}
