package dev.launchway.remote.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.remote.sshj.SshjTransport;
import dev.launchway.testing.Hosts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines to hosts that are dead, and such that are only slow. */
@Timeout(120)
class SshLineTest {

    /** How long a line takes for what is sent, in seconds. */
    private static final int SECONDS = 10;

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static Path home;

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 2);
        home = hosts.home();
        Files.writeString(home.resolve(".ssh/config"), """
                Host behind
                    HostName %2$s
                    ProxyJump root@%3$s
                Host *
                    IdentityFile %1$s/.ssh/id_ed25519
                    IdentitiesOnly yes
                    UserKnownHostsFile %1$s/.ssh/known_hosts
                    ServerAliveInterval 3
                    ServerAliveCountMax 2
                """.formatted(home, hosts.address(2), hosts.address(1)));
        Path ssh = home.resolve("ssh");
        Files.writeString(ssh, "#!/bin/sh\nexec ssh -F '" + home.resolve(".ssh/config") + "' \"$@\"\n");
        assertThat(ssh.toFile().setExecutable(true)).isTrue();
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"SSHJ,direct", "SSHJ,behind", "OPENSSH,direct", "OPENSSH,behind"})
    void aHostThatFreezesIsGivenUp(SshTransportTest.Kind kind, String way) throws Exception {
        String host = way.equals("direct") ? hosts.address(2) : way;
        try (Connection connection = transport(kind).connect(root(host));
                RemoteCommand command = connection.start("cat")) {
            command.input().write('x');
            command.input().flush();
            assertThat(command.output().read()).isEqualTo('x');
            hosts.freeze(2);

            assertThat(ends(command)).isTrue();
        } finally {
            hosts.thaw(2);
        }
    }

    /** On lines of 100 and of 20 kB a second the answer to a question waits behind what is sent. */
    @ParameterizedTest
    @CsvSource({"SSHJ,100", "SSHJ,20", "OPENSSH,100", "OPENSSH,20"})
    void aLineThatIsSlowIsWaitedFor(SshTransportTest.Kind kind, int kilobytes) throws Exception {
        int size = SECONDS * kilobytes * 1000;
        String bridge = Files.readString(directory.resolve("hosts/network")).split(" ", -1)[0];
        traffic("add", bridge, "tbf", "rate", 8 * kilobytes + "kbit", "burst", "4k", "limit", "200k");
        try (Connection connection = transport(kind).connect(root(hosts.address(1)));
                RemoteCommand command = connection.start("wc -c")) {
            try (OutputStream input = command.input()) {
                input.write(new byte[size]);
            }
            assertThat(new String(command.output().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualToIgnoringWhitespace(Integer.toString(size));
            assertThat(command.await(Duration.ofSeconds(60))).hasValue(0);
        } finally {
            traffic("del", bridge);
        }
    }

    private static void traffic(String action, String bridge, String... kind) throws Exception {
        List<String> line = new ArrayList<>(List.of("tc", "qdisc", action, "dev", bridge + "-1", "root"));
        line.addAll(List.of(kind));
        assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
    }

    private static boolean ends(RemoteCommand command) {
        try {
            return command.output().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private static Destination root(String host) {
        return new Destination(host, Optional.of("root"), OptionalInt.empty(), List.of());
    }

    private static Transport transport(SshTransportTest.Kind kind) {
        ControllerUser user = new ControllerUser("root", home, Optional.empty());
        String ssh = home.resolve("ssh").toString();
        SshConfiguration configuration = new SshConfiguration(user, ssh);
        return kind == SshTransportTest.Kind.SSHJ
                ? new SshjTransport(configuration, Passphrases.NONE)
                : new OpenSshTransport(configuration, ssh, home);
    }
}
