package dev.launchway.remote.transport;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who writes more than the other side takes learns of its end at once, however long a silent host would be waited for. */
class WaitingWritersTest {

    /** What a channel lets out before the command takes any of it; sshd offers 2 MiB. */
    private static final int MORE_THAN_ROOM = 4 << 20;

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static Transport transport;

    private final List<Thread> writers = new ArrayList<>();
    private final Queue<IOException> told = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 2);
        transport = TestClient.of(hosts.home(), """
                Host behind
                    HostName %s
                    ProxyJump root@%s
                Host *
                    ConnectTimeout 3600
                    ServerAliveInterval 3600
                """.formatted(hosts.address(2), hosts.address(1)))
                .transport(SshTransportTest.Kind.SSHJ);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @AfterEach
    void release() {
        writers.forEach(Thread::interrupt);
    }

    @Test
    void theEndOfTheCommand() throws IOException {
        try (Connection connection = transport.connect(TestClient.root(hosts.address(1)));
                RemoteCommand command = connection.start("echo $$; exec sleep 1000")) {
            String process = line(command);
            write(command);
            expectWaiting();

            hosts.run(1, "kill", "-KILL", process);

            expectEnd();
            try (RemoteCommand another = connection.start("echo well")) {
                assertThat(line(another)).isEqualTo("well");
            }
        }
    }

    @Test
    void theEndOfTheConnection() throws IOException {
        try (Connection connection = transport.connect(TestClient.root(hosts.address(1)));
                RemoteCommand command = connection.start("sleep 1000")) {
            write(command);
            expectWaiting();

            endConnections(1);

            expectEnd();
        }
    }

    /** The command goes on, and is not waited for. */
    @Test
    void theOwnEnd() throws IOException {
        try (Connection connection = transport.connect(TestClient.root(hosts.address(1)))) {
            RemoteCommand command = connection.start("trap '' PIPE HUP; sleep 1000");
            write(command);
            expectWaiting();

            command.close();

            expectEnd();
        }
    }

    @Test
    void theOwnEndOfTheConnection() throws IOException {
        Connection connection = transport.connect(TestClient.root(hosts.address(1)));
        write(connection.start("sleep 1000"));
        expectWaiting();

        connection.close();

        expectEnd();
    }

    @Test
    void theEndOfAHostBehindAJumpHost() throws IOException {
        try (Connection connection = transport.connect(TestClient.root("behind"))) {
            writeToFrozen(connection);

            endConnections(2);
            hosts.thaw(2);

            expectEnd();
            assertThat(says(transport.connect(TestClient.root("behind")))).isEqualTo("host2");
        }
    }

    @Test
    void theEndOfTheJumpHost() throws IOException {
        try (Connection connection = transport.connect(TestClient.root("behind"))) {
            writeToFrozen(connection);

            endConnections(1);

            expectEnd();
        } finally {
            hosts.thaw(2);
        }
    }

    /** So much that what lies before the host, the buffers of its jump host included, takes no more. */
    private void writeToFrozen(Connection connection) throws IOException {
        List<RemoteCommand> commands = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            commands.add(connection.start("cat > /dev/null"));
        }
        hosts.freeze(2);
        commands.forEach(this::write);
        expectWaiting();
    }

    private void write(RemoteCommand command) {
        Thread writer = new Thread(() -> {
            try (OutputStream input = command.input()) {
                input.write(new byte[MORE_THAN_ROOM]);
            } catch (IOException e) {
                told.add(e);
            }
        });
        writer.setDaemon(true);
        writer.start();
        writers.add(writer);
    }

    /** Each that writes waits for room, or for another that does. */
    private void expectWaiting() {
        waitFor("all writers to wait")
                .until(() -> writers.stream().allMatch(writer -> writer.getState() != Thread.State.RUNNABLE)
                        && writers.stream()
                                .flatMap(writer -> Stream.of(writer.getStackTrace()))
                                .anyMatch(frame -> frame.getMethodName().equals("awaitExpansion")));
    }

    private void expectEnd() {
        waitFor("the end of all writers").until(() -> writers.stream().noneMatch(Thread::isAlive));
        assertThat(told).hasSameSizeAs(writers);
    }

    private static void endConnections(int host) {
        hosts.run(host, "sh", "-c", "kill -9 $(pgrep -f '^sshd(-session)?: root')");
    }

    private static String line(RemoteCommand command) throws IOException {
        return new BufferedReader(new InputStreamReader(command.output(), StandardCharsets.UTF_8)).readLine();
    }

    private static String says(Connection connection) throws IOException {
        try (connection;
                RemoteCommand command = connection.start("hostname")) {
            return line(command);
        }
    }
}
