package dev.launchway.remote.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.remote.sshj.SshjTransport;
import dev.launchway.testing.Hosts;
import dev.launchway.testing.LongLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a login waits for an answer of a host that is far away. */
class LoginTripsTest {

    private static final Duration ONE_WAY = Duration.ofMillis(200);

    /** Each side says who it is and what it can do; the key exchange; the service; the signature. */
    private static final int LOGIN = 4;

    /** What is said without waiting for an answer may come after it where this machine is slower than the line: on a longer one it does not. */
    private static final int ATTEMPTS = 6;

    @TempDir
    static Path directory;

    private static Hosts hosts;

    @BeforeAll
    static void start() {
        hosts = Hosts.start(directory.resolve("hosts"), 1);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void anOnlyKeySignsUnasked() throws Exception {
        int least = Integer.MAX_VALUE;
        for (int attempt = 1; attempt <= ATTEMPTS && least > LOGIN; attempt++) {
            try (LongLine line = new LongLine(hosts.address(1))) {
                line.delay(ONE_WAY.multipliedBy(attempt));
                connect(hosts.home(), line.port()).close();
                least = Math.min(least, line.trips());
            }
        }
        assertThat(least).isPositive().isLessThanOrEqualTo(LOGIN);
    }

    @Test
    void ofSeveralKeysEachIsAskedFor() throws Exception {
        Path ssh = Files.createDirectories(directory.resolve("two/.ssh"));
        for (String name : List.of("id_ed25519", "id_ed25519.pub")) {
            Files.copy(
                    hosts.home().resolve(".ssh").resolve(name),
                    ssh.resolve(name),
                    java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        SshServers.run(
                "ssh-keygen",
                "-q",
                "-t",
                "ecdsa",
                "-N",
                "",
                "-f",
                ssh.resolve("id_ecdsa").toString());
        try (LongLine line = new LongLine(hosts.address(1))) {
            line.delay(ONE_WAY);
            connect(directory.resolve("two"), line.port()).close();

            assertThat(line.trips()).isGreaterThan(LOGIN);
        }
    }

    private static Connection connect(Path home, int port) throws IOException {
        SshConfiguration configuration = new SshConfiguration(
                new ControllerUser("root", home, Optional.empty()),
                home.resolve("no-ssh").toString(),
                home.resolve("no-ssh_config"));
        return new SshjTransport(configuration, Passphrases.NONE)
                .connect(
                        new Destination("127.0.0.1", Optional.of("root"), OptionalInt.of(port), List.of(hosts.key(1))));
    }
}
