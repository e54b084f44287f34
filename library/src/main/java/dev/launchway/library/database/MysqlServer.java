package dev.launchway.library.database;

import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Arguments;
import dev.launchway.text.DurationText;
import java.time.Duration;
import java.util.Objects;

/**
 * How a server of MySQL or MariaDB is reached, from the host that a component is deployed on: what {@code .on(…)} of their components
 * takes. It is no component.
 *
 * <pre>{@code
 * MysqlServer.local();                                        // what they use by default: the socket, as root
 * MysqlServer.local().socket("/run/shop/mysqld.sock");
 * MysqlServer.at(Address.of("db.example.com", 3306)).login("admin", password).tls("/etc/ssl/certs/ca-certificates.crt");
 * }</pre>
 *
 * <p>The program is {@code mariadb}, of Debian's package {@code mariadb-client}; servers from MariaDB 10.4 and MySQL
 * 8.0.17 on.
 */
public final class MysqlServer {

    private final Address address;
    private String socket;
    private ActingUser as;
    private String user;
    private Secret password;
    private String authorities;
    private String program = "mariadb";
    private Duration timeout = Duration.ofMinutes(1);

    private MysqlServer(Address address, ActingUser as) {
        this.address = address;
        this.as = as;
    }

    /**
     * The server of this host, by its socket, as the user {@code root} of the host, whom the server takes for its own user of that
     * name ({@code unix_socket} of MariaDB, {@code auth_socket} of MySQL), or who has a password in a {@code .my.cnf}.
     *
     * @return the server
     */
    public static MysqlServer local() {
        return new MysqlServer(null, ActingUser.of("MysqlServer", "root"));
    }

    /**
     * A server that is reached over the network. It needs a {@code login}.
     *
     * @param address where it listens
     * @return the server
     */
    public static MysqlServer at(Address address) {
        return new MysqlServer(Objects.requireNonNull(address, "address"), ActingUser.NONE);
    }

    /**
     * Sets the user of this host as whom the server is asked, by {@code sudo -n} where the deployment runs as another one.
     *
     * @param systemUser a name: {@code mysql}; by default {@code root} with {@link #local}
     * @return this
     */
    public MysqlServer as(String systemUser) {
        as = ActingUser.of("MysqlServer", systemUser);
        return this;
    }

    /**
     * Sets the socket; by default where the client looks for it.
     *
     * @param path an absolute path
     * @return this
     * @throws IllegalArgumentException for another path, and for a server that is reached over the network
     */
    public MysqlServer socket(String path) {
        if (address != null || !path.startsWith("/")) {
            throw new IllegalArgumentException(
                    "MysqlServer: .socket(\"" + path + "\") needs an absolute path, and MysqlServer.local()");
        }
        socket = Arguments.line("MysqlServer", "socket", path);
        return this;
    }

    /**
     * Sets the user of the server that logs in, and its password, which reaches the client on a descriptor of its own. It is asked by
     * the user of the deployment; option files of the host are not read then.
     *
     * @param serverUser a user who may do what is asked of it
     * @param secret its password
     * @return this
     */
    public MysqlServer login(String serverUser, Secret secret) {
        user = MysqlText.checked("MysqlServer", "user", serverUser);
        password = Objects.requireNonNull(secret, "password");
        as = ActingUser.NONE;
        return this;
    }

    /**
     * Talks to the server over TLS alone, and checks its certificate.
     *
     * @param authoritiesFile whose certificates are trusted: a file of PEM on the host, by an absolute path
     * @return this
     */
    public MysqlServer tls(String authoritiesFile) {
        authorities = Arguments.line("MysqlServer", "tls", authoritiesFile);
        return this;
    }

    /**
     * Sets the client; by default {@code mariadb}.
     *
     * @param newProgram its name, as in {@code mysql}, or an absolute path
     * @return this
     */
    public MysqlServer client(String newProgram) {
        program = Arguments.word("MysqlServer", "client", newProgram);
        return this;
    }

    /**
     * Sets how long one call of the client may take; by default a minute. It waits 10 seconds for a connection.
     *
     * @param duration as {@code "5m"}
     * @return this
     */
    public MysqlServer timeout(String duration) {
        return timeout(DurationText.parse(duration));
    }

    /**
     * Sets how long one call of the client may take; by default a minute. It waits 10 seconds for a connection.
     *
     * @param duration more than zero
     * @return this
     */
    public MysqlServer timeout(Duration duration) {
        timeout = Arguments.positive("timeout", duration);
        return this;
    }

    /** Checks what was set, in {@code configure}, and says what is run. */
    MysqlClient declare(Configuration here) {
        if (address != null && user == null) {
            throw new IllegalArgumentException(
                    "MysqlServer: a server that is reached over the network needs .login(user, password)");
        }
        if (as.isOther() && user != null) {
            throw new IllegalArgumentException("MysqlServer: .as(\"" + as.name()
                    + "\") logs in without a password, .login(…) with one: leave one out");
        }
        MysqlClient client = new MysqlClient(address, socket, as, user, password, authorities, program, timeout);
        client.declare(here);
        return client;
    }
}
