package dev.launchway.library.database;

import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Arguments;
import dev.launchway.text.DurationText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * How a PostgreSQL server is reached, from the host that a component is deployed on: what {@code .on(…)} of the PostgreSQL components
 * takes. It is no component.
 *
 * <pre>{@code
 * PostgresServer.local();                                     // what they use by default: the socket, as postgres
 * PostgresServer.local().port(5433).socket("/run/shop");
 * PostgresServer.at(Address.of("db.example.com", 5432)).login("admin", password).parameter("sslmode", "verify-full");
 * }</pre>
 *
 * <p>Components that are given the same one ask the server together: one query for all roles and databases of it in an unchanged run.
 * The program is {@code psql}, of Debian's package {@code postgresql-client}; servers from PostgreSQL 11 on.
 */
public final class PostgresServer {

    private static final String NAME = "PostgresServer";
    private static final String APPLICATION = "launchway";
    private static final String DEFAULT_SOCKET = "/var/run/postgresql";
    private static final int DEFAULT_PORT = 5432;

    /** What a connection is told otherwise. */
    private static final Set<String> TOLD = Set.of(
            "host",
            "hostaddr",
            "port",
            "user",
            "password",
            "passfile",
            "dbname",
            "connect_timeout",
            "client_encoding",
            "application_name");

    private final boolean local;
    private final Set<String> roles = new LinkedHashSet<>();
    private final Set<String> databases = new LinkedHashSet<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private String host;
    private int port;
    private ActingUser actor;
    private String user;
    private Secret password;
    private String client = "psql";
    private String maintenance = "postgres";
    private Duration timeout = Duration.ofMinutes(1);

    private ClusterFacts known;

    private PostgresServer(boolean local, String host, int port, ActingUser actor) {
        this.local = local;
        this.host = host;
        this.port = port;
        this.actor = actor;
    }

    /**
     * The server of this host, by its socket in {@code /var/run/postgresql} and port 5432, as the user {@code postgres} of the host,
     * which the server takes for its role of that name (peer).
     *
     * @return the server
     */
    public static PostgresServer local() {
        return new PostgresServer(true, DEFAULT_SOCKET, DEFAULT_PORT, ActingUser.of(NAME, "postgres"));
    }

    /**
     * A server that is reached over the network. It needs a {@code login}.
     *
     * @param address where it listens
     * @return the server
     */
    public static PostgresServer at(Address address) {
        return new PostgresServer(false, address.host(), address.port(), ActingUser.NONE);
    }

    /**
     * Sets the user of this host as whom the server is asked, by {@code sudo -n} where the deployment runs as another one.
     *
     * @param systemUser a name; by default {@code postgres} with {@link #local}, and the user of the deployment otherwise
     * @return this
     */
    public PostgresServer as(String systemUser) {
        actor = ActingUser.of(NAME, systemUser);
        return this;
    }

    /**
     * Sets the directory of the socket.
     *
     * @param directory an absolute path; by default {@code /var/run/postgresql}
     * @return this
     * @throws IllegalArgumentException for another path, and for a server that is reached over the network
     */
    public PostgresServer socket(String directory) {
        if (!local || !directory.startsWith("/")) {
            throw new IllegalArgumentException("PostgresServer: .socket(\"" + directory
                    + "\") needs an absolute path, and PostgresServer.local()");
        }
        host = Arguments.line(NAME, "socket", directory);
        return this;
    }

    /**
     * Sets the port, which the socket is named by, too.
     *
     * @param number 1 to 65535; by default 5432, or that of the address
     * @return this
     */
    public PostgresServer port(int number) {
        port = Address.of("localhost", number).port();
        return this;
    }

    /**
     * Sets the role that logs in, without a password: by the name of the system's user, a certificate, or what the server trusts.
     * It is asked by the user of the deployment, unless {@link #as} names another one afterwards.
     *
     * @param role a role that may do what is asked of it
     * @return this
     */
    public PostgresServer login(String role) {
        user = Sql.checkName(NAME, "role", role);
        password = null;
        actor = ActingUser.NONE;
        return this;
    }

    /**
     * Sets the role that logs in, and its password, which reaches the client by an environment variable. It is asked by the user of
     * the deployment.
     *
     * @param role a role that may do what is asked of it
     * @param secret its password
     * @return this
     */
    public PostgresServer login(String role, Secret secret) {
        login(role);
        password = Objects.requireNonNull(secret, "password");
        return this;
    }

    /**
     * Sets another parameter of the connection, as libpq names it: {@code sslmode}, {@code sslrootcert}, {@code sslcert}.
     *
     * @param name of the parameter
     * @param value its value, no secret
     * @return this
     * @throws IllegalArgumentException for one that another setting sets
     */
    public PostgresServer parameter(String name, String value) {
        if (!name.matches("[a-z_]+") || TOLD.contains(name)) {
            throw new IllegalArgumentException("PostgresServer: '" + name
                    + "' is no parameter that can be set so: user and password are set by .login(…), the place by .socket(…),"
                    + " .port(…) and PostgresServer.at(…)");
        }
        parameters.put(name, Arguments.line("PostgresServer", name, value));
        return this;
    }

    /**
     * Sets the database that is connected to where none is meant in particular; by default {@code postgres}.
     *
     * @param database one that is there: {@code defaultdb}
     * @return this
     */
    public PostgresServer maintenanceDatabase(String database) {
        maintenance = Sql.checkName(NAME, "database", database);
        return this;
    }

    /**
     * Sets the client that asks; by default {@code psql}.
     *
     * @param program its absolute path, as {@code /usr/pgsql-16/bin/psql}
     * @return this
     */
    public PostgresServer client(String program) {
        client = Arguments.word(NAME, "client", program);
        return this;
    }

    /**
     * Sets how long one call of the client may take; by default a minute. It waits 10 seconds for a connection.
     *
     * @param duration as {@code "5m"}
     * @return this
     */
    public PostgresServer timeout(String duration) {
        return timeout(DurationText.parse(duration));
    }

    /**
     * Sets how long one call of the client may take; by default a minute. It waits 10 seconds for a connection.
     *
     * @param duration more than zero
     * @return this
     */
    public PostgresServer timeout(Duration duration) {
        timeout = Arguments.positive("timeout", duration);
        return this;
    }

    /** Checks what was set, in {@code configure}, and says what is run. */
    Psql declare(Configuration here, String database) {
        return declare(here, connection(database), timeout);
    }

    /** The same for what takes longer: another command for the rules of {@code sudo}, which have the time, too. */
    Psql declareLong(Configuration here, String database, Duration longest) {
        return declare(here, connection(database).named("launchway-migrations"), longest);
    }

    private Psql declare(Configuration here, PostgresConnection connection, Duration longest) {
        if (actor.isOther() && password != null) {
            throw new IllegalArgumentException("PostgresServer: .as(\"" + actor.name()
                    + "\") and .login(…) with a password exclude each other: sudo hands no password on");
        }
        if (!local && user == null) {
            throw new IllegalArgumentException(
                    "PostgresServer: a server that is reached over the network needs .login(role, password)");
        }
        Psql psql = new Psql(client, connection, actor, password, longest);
        psql.declare(here);
        return psql;
    }

    Psql declareMaintenance(Configuration here) {
        return declare(here, maintenance);
    }

    private PostgresConnection connection(String database) {
        return connection(user, database);
    }

    private PostgresConnection connection(String role, String database) {
        return new PostgresConnection(host, port, role, database, APPLICATION, Map.copyOf(parameters));
    }

    /** Whom it asks for the password of a role: that role itself. */
    Psql loginOf(String role, Secret its) {
        return new Psql(client, connection(role, maintenance), ActingUser.NONE, its, timeout);
    }

    void mention(Set<String> newRoles, Set<String> newDatabases) {
        roles.addAll(newRoles);
        databases.addAll(newDatabases);
    }

    /** What the server has; asked once in a run, until something changes. */
    ClusterFacts facts(Probe probe, Psql psql) {
        if (known == null) {
            known = ClusterFacts.ask(probe, psql, roles, databases);
        }
        return known;
    }

    /** What differs from what is to be; what others asked before is enough to find that nothing does. */
    Changes differences(Probe probe, Psql psql, Function<ClusterFacts, Changes> comparison) {
        boolean asked = knowsFacts();
        Changes changes = comparison.apply(facts(probe, psql));
        if (changes.isEmpty() || !asked) {
            return changes;
        }
        forget();
        return comparison.apply(facts(probe, psql));
    }

    /** Whether somebody asked already. */
    boolean knowsFacts() {
        return known != null;
    }

    /** The next one who asks asks the server. */
    void forget() {
        known = null;
    }
}
