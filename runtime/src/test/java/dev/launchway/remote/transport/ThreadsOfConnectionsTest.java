package dev.launchway.remote.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.remote.sshj.SshjTransport;
import dev.launchway.testing.Hosts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many threads connections have: sshj reads each in one of its own, and nothing else works for each. */
class ThreadsOfConnectionsTest {

    private static final int CONNECTIONS = 8;

    @TempDir
    Path directory;

    @Test
    void aConnectionWithACommandHasOneThread() throws Exception {
        try (Hosts hosts = Hosts.start(directory.resolve("hosts"), 1)) {
            SshjTransport transport = new SshjTransport(
                    new SshConfiguration(
                            new ControllerUser("root", hosts.home(), Optional.empty()),
                            directory.resolve("no-ssh").toString(),
                            directory.resolve("no-ssh_config")),
                    Passphrases.NONE);
            Destination destination =
                    new Destination(hosts.address(1), Optional.of("root"), OptionalInt.empty(), List.of(hosts.key(1)));
            List<Connection> connections = new ArrayList<>();
            List<RemoteCommand> commands = new ArrayList<>();
            connections.add(transport.connect(destination)); // what all have in common is there
            try {
                Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
                for (int i = 0; i < CONNECTIONS; i++) {
                    Connection connection = transport.connect(destination);
                    connections.add(connection);
                    commands.add(connection.start("echo in; echo err >&2; read line"));
                    byte[] said = new byte[3];
                    assertThat(commands.get(i).output().read(said)).isEqualTo(said.length);
                    assertThat(new String(said, StandardCharsets.US_ASCII)).isEqualTo("in\n");
                }
                Set<Thread> added = new HashSet<>(Thread.getAllStackTraces().keySet());
                added.removeAll(before);

                assertThat(added)
                        .filteredOn(thread -> thread.getName().startsWith("sshj-Reader"))
                        .hasSize(CONNECTIONS);
                assertThat(added.size() - CONNECTIONS)
                        .as("those that write questions, and end soon")
                        .isLessThan(CONNECTIONS);
            } finally {
                commands.forEach(RemoteCommand::close);
                connections.forEach(Connection::close);
            }
        }
    }
}
