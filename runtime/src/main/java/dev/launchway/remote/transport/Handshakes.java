package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailedException.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Lets few logins be under way at one server at once, and tries again those that it refuses before a word: sshd drops connections at
 * random while ten others have not logged in yet. Source: MaxStartups of sshd_config(5). Safe for use by several threads at once.
 */
public final class Handshakes {

    private static final int AT_ONCE = 6;
    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(6);

    private final Map<String, Semaphore> servers = new ConcurrentHashMap<>();

    /** Prepares; no server is known yet. */
    public Handshakes() {}

    /**
     * A login.
     *
     * @param <T> what it leads to
     */
    @FunctionalInterface
    public interface Login<T> {

        /**
         * Tries it.
         *
         * @return an authenticated connection
         * @throws ConnectFailedException for {@link Reason#BUSY} when it is worth another try
         */
        T run() throws ConnectFailedException;
    }

    /**
     * Logs in, when it is this one's turn.
     *
     * @param <T> what it leads to
     * @param server names the server: its address and port
     * @param login run until it is not refused before a word, and not for ever
     * @return what the login leads to
     * @throws ConnectFailedException when it fails
     */
    public <T> T at(String server, Login<T> login) throws ConnectFailedException {
        Semaphore turn = servers.computeIfAbsent(server, unused -> new Semaphore(AT_ONCE, true));
        long pause = FIRST_PAUSE.toMillis();
        for (int attempt = 1; ; attempt++) {
            try {
                turn.acquire();
                try {
                    return login.run();
                } catch (ConnectFailedException e) {
                    if (e.reason() != Reason.BUSY) {
                        throw e;
                    }
                    if (attempt == ATTEMPTS) {
                        throw new ConnectFailedException(
                                Reason.BUSY,
                                server + " closed each of " + ATTEMPTS + " connections before the login: "
                                        + e.getMessage(),
                                "does sshd run there, and do MaxStartups of its sshd_config and firewalls allow it?");
                    }
                } finally {
                    turn.release();
                }
                TimeUnit.MILLISECONDS.sleep(
                        pause / 2 + ThreadLocalRandom.current().nextLong(pause));
                pause = Math.min(2 * pause, LONGEST_PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ConnectFailedException(Reason.LOST, "interrupted", "");
            }
        }
    }
}
