package dev.launchway.remote.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines to hosts that are dead, and such that are only slow; each case has a host of its own. */
class SshLineTest {

    /** How long a line takes for what is sent, in seconds. */
    private static final int SECONDS = 10;

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 9);
        StringBuilder lines = new StringBuilder();
        for (int host = 2; host <= 5; host++) {
            lines.append("Host behind%d\n HostName %s\n ProxyJump root@%s\n"
                    .formatted(host, hosts.address(host), hosts.address(1)));
        }
        client = TestClient.of(hosts.home(), lines + "Host *\n ServerAliveInterval 3\n ServerAliveCountMax 2\n");
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"SSHJ,direct,2", "SSHJ,behind,3", "OPENSSH,direct,4", "OPENSSH,behind,5"})
    void aHostThatFreezesIsGivenUp(SshTransportTest.Kind kind, String way, int host) throws Exception {
        String name = way.equals("direct") ? hosts.address(host) : way + host;
        try (Connection connection = client.transport(kind).connect(TestClient.root(name));
                RemoteCommand command = connection.start("cat")) {
            command.input().write('x');
            command.input().flush();
            assertThat(command.output().read()).isEqualTo('x');
            hosts.freeze(host);

            assertThat(ends(command)).isTrue();
        }
    }

    /** On lines of 100 and of 20 kB a second the answer to a question waits behind what is sent. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"SSHJ,100,6", "SSHJ,20,7", "OPENSSH,100,8", "OPENSSH,20,9"})
    void aLineThatIsSlowIsWaitedFor(SshTransportTest.Kind kind, int kilobytes, int host) throws Exception {
        int size = SECONDS * kilobytes * 1000;
        String bridge = Files.readString(directory.resolve("hosts/network")).split(" ", -1)[0];
        traffic(bridge + "-" + host, "tbf", "rate", 8 * kilobytes + "kbit", "burst", "4k", "limit", "200k");
        try (Connection connection = client.transport(kind).connect(TestClient.root(hosts.address(host)));
                RemoteCommand command = connection.start("wc -c")) {
            try (OutputStream input = command.input()) {
                input.write(new byte[size]);
            }
            assertThat(new String(command.output().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualToIgnoringWhitespace(Integer.toString(size));
            assertThat(command.await(Duration.ofSeconds(60))).hasValue(0);
        }
    }

    private static void traffic(String device, String... kind) throws Exception {
        List<String> line = new ArrayList<>(List.of("tc", "qdisc", "add", "dev", device, "root"));
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
}
