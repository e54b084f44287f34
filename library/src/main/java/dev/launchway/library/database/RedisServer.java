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
 * How a server of Redis or Valkey is reached, from the host that a component is deployed on: what {@code .on(…)} of their components
 * takes. It is no component.
 *
 * <pre>{@code
 * RedisServer.local();                                        // what they use by default: port 6379 of this host
 * RedisServer.local().socket("/run/redis/redis.sock").as("redis");
 * RedisServer.at(Address.of("cache.example.com", 6379)).login("admin", password).tls("/etc/ssl/certs/ca-certificates.crt");
 * }</pre>
 *
 * <p>The program is {@code redis-cli}, of Debian's package {@code redis-tools};
 * servers from Redis 6 on.
 */
public final class RedisServer {

    private final Address address;
    private String socket;
    private ActingUser as = ActingUser.NONE;
    private String user;
    private Secret password;
    private String authorities;
    private String program = "redis-cli";
    private Duration timeout = Duration.ofSeconds(30);

    private RedisServer(Address address) {
        this.address = address;
    }

    /**
     * The server of this host, at port 6379, as the user {@code default} of the server and without a password.
     *
     * @return the server
     */
    public static RedisServer local() {
        return at(Address.of("127.0.0.1", 6379));
    }

    /**
     * A server that is reached over the network.
     *
     * @param address where it listens
     * @return the server
     */
    public static RedisServer at(Address address) {
        return new RedisServer(Objects.requireNonNull(address, "address"));
    }

    /**
     * Sets the socket, by which the server is reached then.
     *
     * @param path an absolute path
     * @return this
     * @throws IllegalArgumentException for another path
     */
    public RedisServer socket(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("RedisServer: .socket(\"" + path + "\") needs an absolute path");
        }
        socket = Arguments.line("RedisServer", "socket", path);
        return this;
    }

    /**
     * Sets the user of this host as whom the server is asked, by {@code sudo -n} where the deployment runs as another one: for a
     * socket that not everybody may use.
     *
     * @param systemUser a name; by default the user of the deployment
     * @return this
     */
    public RedisServer as(String systemUser) {
        as = ActingUser.of("RedisServer", systemUser);
        return this;
    }

    /**
     * Sets the user of the server that logs in, and its password, which reaches the client by an environment variable.
     *
     * @param serverUser a user who may manage users; {@code default} for a server with {@code requirepass}
     * @param secret its password
     * @return this
     */
    public RedisServer login(String serverUser, Secret secret) {
        user = Arguments.word("RedisServer", "user", serverUser);
        password = Objects.requireNonNull(secret, "password");
        return this;
    }

    /**
     * Talks to the server over TLS alone, and checks its certificate.
     *
     * @param authoritiesFile whose certificates are trusted: a file of PEM on the host, by an absolute path
     * @return this
     */
    public RedisServer tls(String authoritiesFile) {
        authorities = Arguments.line("RedisServer", "tls", authoritiesFile);
        return this;
    }

    /**
     * Sets the client; by default {@code redis-cli}.
     *
     * @param newProgram its name, as in {@code valkey-cli}, or an absolute path
     * @return this
     */
    public RedisServer client(String newProgram) {
        program = Arguments.word("RedisServer", "client", newProgram);
        return this;
    }

    /**
     * Sets how long one call of the client may take; by default 30 seconds.
     *
     * @param duration as {@code "1m"}
     * @return this
     */
    public RedisServer timeout(String duration) {
        return timeout(DurationText.parse(duration));
    }

    /**
     * Sets how long one call of the client may take; by default 30 seconds.
     *
     * @param duration more than zero
     * @return this
     */
    public RedisServer timeout(Duration duration) {
        timeout = Arguments.positive("timeout", duration);
        return this;
    }

    /** Checks what was set, in {@code configure}, and says what is run. */
    RedisClient declare(Configuration here) {
        if (as.isOther() && password != null) {
            throw new IllegalArgumentException("RedisServer: .as(\"" + as.name()
                    + "\") and .login(…) exclude each other: sudo hands no password on");
        }
        RedisClient client = new RedisClient(
                socket == null ? address : null, socket, as, user, password, authorities, program, timeout);
        client.declare(here);
        return client;
    }
}
