package dev.launchway.remote.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.remote.transport.ConnectFailedException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Logins at a server that takes few at once. */
class HandshakesTest {

    private static final int MANY = 30;

    /** How many a server is asked for at first. */
    private static final int AT_ONCE = 6;

    private final Handshakes handshakes = new Handshakes();

    /** Who asked it, in order; it refuses as many as it is told to. */
    private static final class TightServer {

        private final List<Integer> asked = new ArrayList<>();
        private final int refused;

        TightServer(int refused) {
            this.refused = refused;
        }

        synchronized int login(int who) throws ConnectFailedException {
            asked.add(who);
            if (asked.size() <= refused) {
                throw new ConnectFailedException(Reason.BUSY, "Connection reset", "");
            }
            return who;
        }
    }

    /** Else each would be refused for what another one has used up, and run out of attempts. */
    @Test
    void whileTheLastTurnPausesNobodyElseAsks() throws Exception {
        int afterwards = 4;
        TightServer server = new TightServer(AT_ONCE + afterwards);

        assertThat(fromMany(server)).hasSize(MANY);

        assertThat(server.asked.subList(AT_ONCE, AT_ONCE + afterwards + 1)).containsOnly(server.asked.get(AT_ONCE));
    }

    private List<Integer> fromMany(TightServer server) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(MANY);
        try {
            List<Future<Integer>> logins = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                int who = i;
                logins.add(threads.submit(() -> handshakes.at("tight:22", () -> server.login(who), told -> {})));
            }
            List<Integer> in = new ArrayList<>();
            for (Future<Integer> login : logins) {
                in.add(login.get());
            }
            return in;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFailureOfAnotherKindIsToldAtOnceAndGivesTheTurnBack() throws Exception {
        for (int i = 0; i < MANY; i++) {
            assertThatThrownBy(() -> handshakes.at(
                            "closed:22",
                            () -> {
                                throw new ConnectFailedException(Reason.UNREACHABLE, "Connection refused", "");
                            },
                            told -> {}))
                    .hasMessage("Connection refused");
        }
        assertThat(handshakes.<Integer>at("closed:22", () -> 1, told -> {})).isEqualTo(1);
    }

    @Test
    void aServerThatLetsNobodyInIsNotAskedByEachAsOften() {
        TightServer server = new TightServer(Integer.MAX_VALUE);

        assertThatThrownBy(() -> handshakes.at("closed:22", () -> server.login(1), told -> {}))
                .hasMessageContaining("closed each of 8 connections before the login");
        assertThatThrownBy(() -> handshakes.at("closed:22", () -> server.login(2), told -> {}))
                .hasMessageContaining("closed the connection before the login");
        assertThat(server.asked).endsWith(1, 2);
    }
}
