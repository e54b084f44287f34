package dev.launchway.remote.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.launchway.testing.Hosts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Many hosts at once, by servers that take few connections: with sshd's own limits, and with much tighter ones. */
class JumpHostTest {

    private static final int MANY = 30;

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 2);
        limit(1, "10:30:100");
        limit(2, "10:30:100");
        client = TestClient.of(hosts.home(), """
                Host behind
                    HostName %s
                    ProxyJump root@%s
                """.formatted(hosts.address(2), hosts.address(1)));
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @ParameterizedTest
    @EnumSource(SshTransportTest.Kind.class)
    void hostsBehindAJumpHostShareTheConnectionToIt(SshTransportTest.Kind kind) throws Exception {
        long before = logins(1);

        assertThat(fromMany(client.transport(kind), "behind")).hasSize(MANY).containsOnly("host2");

        assertThat(logins(1) - before).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"SSHJ, 4:50:8", "OPENSSH, 4:50:8", "SSHJ, 1:100:1"})
    void aServerThatRefusesIsAskedAgain(SshTransportTest.Kind kind, String starts) throws Exception {
        limit(2, starts);
        try {
            assertThat(fromMany(client.transport(kind), hosts.address(2)))
                    .hasSize(MANY)
                    .containsOnly("host2");
        } finally {
            limit(2, "10:30:100");
        }
    }

    /** As what stands before a server may do, or the server itself when it has too much to do. */
    @Test
    void aServerThatHangsUpDuringTheKeyExchangeIsAskedAgain() throws Exception {
        List<String> told = new ArrayList<>();
        try (HangingUp way = new HangingUp(hosts.address(2), 3);
                Connection connection =
                        client.transport(SshTransportTest.Kind.SSHJ).connect(by(way), told::add)) {
            assertThat(says(connection)).isEqualTo("host2");
            assertThat(way.taken()).isEqualTo(4);
        }
        assertThat(told).singleElement().asString().contains("MaxStartups");
    }

    @Test
    void whatALoginEndsWithNamesTheLimit() throws Exception {
        try (HangingUp way = new HangingUp(hosts.address(2), Integer.MAX_VALUE)) {
            Transport transport = client.transport(SshTransportTest.Kind.SSHJ);

            assertThat(catchThrowableOfType(ConnectFailedException.class, () -> transport.connect(by(way))))
                    .satisfies(failed -> {
                        assertThat(failed.reason()).isEqualTo(ConnectFailedException.Reason.BUSY);
                        assertThat(failed).hasMessageContaining("MaxStartups");
                        assertThat(failed.help()).contains("sshd_config");
                    });
        }
    }

    private static Destination by(HangingUp way) throws IOException {
        return new Destination("127.0.0.1", Optional.of("root"), OptionalInt.of(way.port()), List.of(hosts.key(2)));
    }

    /** Each of its processes for a connection may have few files open, and so few hosts behind it. */
    @Test
    void aJumpHostWithoutRoomIsConnectedToOnceMore() throws Exception {
        long before = logins(1);
        hosts.run(1, "prlimit", "--pid", "1", "--nofile=24:4096");
        try {
            assertThat(fromMany(client.transport(SshTransportTest.Kind.SSHJ), "behind"))
                    .hasSize(MANY)
                    .containsOnly("host2");
        } finally {
            hosts.run(1, "prlimit", "--pid", "1", "--nofile=1024:4096");
        }
        assertThat(logins(1) - before).isBetween(2L, (long) MANY / 2);
    }

    @Test
    void whoseJumpHostIsLostSaysSo() throws Exception {
        try (Connection connection =
                        client.transport(SshTransportTest.Kind.SSHJ).connect(TestClient.root("behind"));
                RemoteCommand command = connection.start("cat")) {
            hosts.run(1, "sh", "-c", "kill -9 $(pgrep -f '^sshd(-session)?: root')");

            assertThatThrownBy(() -> command.output().read())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the connection to the jump host " + hosts.address(1) + ":22 is lost");
        }
    }

    @ParameterizedTest
    @EnumSource(SshTransportTest.Kind.class)
    void aJumpHostThatIsGoneIsReachedAgain(SshTransportTest.Kind kind) throws Exception {
        Transport transport = client.transport(kind);
        try (Connection first = transport.connect(TestClient.root("behind"))) {
            assertThat(says(first)).isEqualTo("host2");
            hosts.run(1, "sh", "-c", "kill -9 $(pgrep -f '^sshd(-session)?: root')");
            String second = "";
            while (second.isEmpty()) { // until its end is known here
                try (Connection again = transport.connect(TestClient.root("behind"))) {
                    second = says(again);
                } catch (ConnectFailedException e) {
                    assertThat(e).hasMessageNotContaining("Exception");
                }
            }
            assertThat(second).isEqualTo("host2");
        }
    }

    private static List<String> fromMany(Transport transport, String host) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(MANY);
        List<Connection> open = new ArrayList<>();
        try {
            List<Future<Connection>> connecting = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                connecting.add(threads.submit(() -> transport.connect(TestClient.root(host))));
            }
            for (Future<Connection> one : connecting) {
                open.add(one.get());
            }
            List<String> said = new ArrayList<>();
            for (Connection connection : open) {
                said.add(says(connection));
            }
            return said;
        } finally {
            open.forEach(Connection::close);
            threads.shutdownNow();
        }
    }

    private static String says(Connection connection) throws IOException {
        try (RemoteCommand command = connection.start("hostname")) {
            return new String(command.output().readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static void limit(int host, String starts) {
        hosts.configureServer(host, "s/^MaxStartups.*/MaxStartups " + starts + "/");
    }

    private static long logins(int host) throws IOException {
        return Files.readAllLines(directory.resolve("hosts/" + host + "/log")).stream()
                .filter(line -> line.startsWith("Accepted publickey"))
                .count();
    }
}
