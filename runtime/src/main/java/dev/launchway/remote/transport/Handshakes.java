package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailedException.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets few logins be under way at one server at once, and tries again those that it refuses before a word: sshd drops connections at
 * random while ten others have not logged in yet. Each refusal makes the logins at that server fewer, down to one at once, which waits
 * before it tries again, and the others with it. Source: MaxStartups of sshd_config(5). Safe for use by several threads at once.
 */
public final class Handshakes {

    private static final int AT_ONCE = 6;
    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(6);

    private final Map<String, Turns> servers = new ConcurrentHashMap<>();

    /** Prepares; no server is known yet. */
    public Handshakes() {}

    /** How many logins one server is asked for at once. */
    private static final class Turns {
        private final Semaphore free = new Semaphore(AT_ONCE, true);
        private int most = AT_ONCE;
        private volatile boolean givenUp;

        void begin() throws InterruptedException {
            free.acquire();
        }

        void end() {
            free.release();
        }

        /** Nobody takes the time once more that another has spent in vain. */
        boolean givesUp(int attempt) {
            if (attempt == ATTEMPTS) {
                givenUp = true;
            }
            return givenUp;
        }

        void letIn() {
            givenUp = false;
        }

        /** Whether a login that has been refused keeps its turn: the last one is kept, and nobody else tries during its pause. */
        synchronized boolean keepsAfterRefusal() {
            boolean last = most == 1;
            most -= last ? 0 : 1;
            return last;
        }
    }

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
     * @param progress told that it is, once
     * @return what the login leads to
     * @throws ConnectFailedException when it fails
     */
    public <T> T at(String server, Login<T> login, Consumer<String> progress) throws ConnectFailedException {
        Turns turns = servers.computeIfAbsent(server, unused -> new Turns());
        boolean turn = false;
        long pause = FIRST_PAUSE.toMillis();
        try {
            for (int attempt = 1; ; attempt++) {
                if (!turn) {
                    turns.begin();
                    turn = true;
                }
                try {
                    T in = login.run();
                    turns.letIn();
                    return in;
                } catch (ConnectFailedException e) {
                    if (e.reason() != Reason.BUSY) {
                        throw e;
                    }
                    if (turns.givesUp(attempt)) {
                        throw refused(server, attempt, e);
                    }
                }
                if (attempt == 1) {
                    progress.accept(server
                            + " closes connections before the login, as sshd does when many begin at once"
                            + " (MaxStartups); it is asked again");
                }
                turn = turns.keepsAfterRefusal();
                TimeUnit.MILLISECONDS.sleep(
                        pause / 2 + ThreadLocalRandom.current().nextLong(pause));
                pause = Math.min(2 * pause, LONGEST_PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectFailedException(Reason.LOST, "interrupted", "");
        } finally {
            if (turn) {
                turns.end();
            }
        }
    }

    private static ConnectFailedException refused(String server, int attempts, ConnectFailedException last) {
        return new ConnectFailedException(
                Reason.BUSY,
                server + " closed "
                        + (attempts == 1 ? "the connection" : "each of " + attempts + " connections")
                        + " before the login, as sshd does when too many have begun (MaxStartups): "
                        + last.getMessage(),
                "raise MaxStartups in its sshd_config; does PerSourcePenalties of it, or a firewall, shut this"
                        + " machine out?");
    }
}
