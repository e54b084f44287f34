package dev.launchway.remote.transport;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.launchway.remote.sshj.SshjTransport;
import dev.launchway.remote.transport.ConnectFailedException.Reason;
import dev.launchway.testing.Hosts;
import java.io.IOException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both SSH transports against real servers. */
class SshTransportTest {

    @TempDir
    static Path directory;

    private static Hosts hosts;

    @TempDir
    Path temporary;

    /** A transport under test. */
    enum Kind {
        SSHJ,
        OPENSSH
    }

    @BeforeAll
    static void start() {
        hosts = Hosts.start(directory.resolve("hosts"), 2);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void runsACommand(Kind kind) throws IOException {
        try (Connection connection = transport(kind, home()).connect(host(1));
                RemoteCommand command = connection.start("cat; echo noise >&2; exit 3")) {
            command.input().write("hello".getBytes(StandardCharsets.UTF_8));
            command.input().close();

            assertThat(command.output()).hasContent("hello");
            assertThat(command.errors(Duration.ofSeconds(60))).isEqualTo("noise");
            assertThat(command.await(Duration.ofSeconds(60))).hasValue(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void carriesSeveralCommandsAtOnce(Kind kind) throws IOException {
        try (Connection connection = transport(kind, home()).connect(host(1));
                RemoteCommand first = connection.start("read line; echo first $line");
                RemoteCommand second = connection.start("echo second")) {
            assertThat(second.output()).hasContent("second");
            first.input().write("now\n".getBytes(StandardCharsets.UTF_8));
            first.input().flush();
            assertThat(first.output()).hasContent("first now");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void refusesAHostThatItDoesNotKnow(Kind kind) throws IOException {
        Path home = home();
        Files.delete(home.resolve(".ssh/known_hosts"));

        assertThat(failure(kind, home, host(1))).satisfies(failed -> {
            assertThat(failed.reason()).isEqualTo(Reason.HOST_KEY_UNKNOWN);
            assertThat(failed.help()).contains("host-key = ");
        });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void refusesAHostWithAnotherKey(Kind kind) throws IOException {
        Path home = home();
        Files.writeString(home.resolve(".ssh/known_hosts"), hosts.address(1) + " " + hosts.key(2) + "\n");

        assertThat(failure(kind, home, host(1))).satisfies(failed -> {
            assertThat(failed.reason()).isEqualTo(Reason.HOST_KEY_CHANGED);
            assertThat(failed).hasMessageContaining("SHA256:");
            assertThat(failed.help()).contains("ssh-keygen").contains("-R '" + hosts.address(1) + "'");
        });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void trustsAPinnedKeyAndNoOther(Kind kind) throws IOException {
        Path home = home();
        Files.delete(home.resolve(".ssh/known_hosts"));

        try (Connection connection = transport(kind, home).connect(pinned(hosts.key(1)));
                RemoteCommand command = connection.start("echo in")) {
            assertThat(command.output()).hasContent("in");
        }
        assertThat(failure(kind, home, pinned(hosts.key(2))).reason()).isEqualTo(Reason.HOST_KEY_CHANGED);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void saysThatNoKeyIsAccepted(Kind kind) throws IOException {
        Path home = home();
        replaceKey(home, "ed25519", "");

        assertThat(failure(kind, home, host(1)).reason()).isEqualTo(Reason.AUTHENTICATION);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void saysThatAHostDoesNotAnswer(Kind kind) throws IOException {
        Destination closed = new Destination(hosts.address(1), Optional.of("root"), OptionalInt.of(2222), List.of());

        assertThat(failure(kind, home(), closed)).satisfies(failed -> {
            assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(failed).hasMessageContaining("2222");
        });
        assertThat(failure(kind, home(), Destination.of("no-such-host.invalid")).reason())
                .isEqualTo(Reason.UNKNOWN_NAME);
    }

    @Test
    void findsHashedNames() throws Exception {
        Path home = home();
        run("ssh-keygen", "-q", "-H", "-f", home.resolve(".ssh/known_hosts").toString());
        assertThat(home.resolve(".ssh/known_hosts")).content().startsWith("|1|");

        assertThat(says(home, host(1))).isEqualTo("host1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa", "rsa", "ed25519"})
    void logsInWithEachKindOfKey(String type) throws Exception {
        Path home = home();
        replaceKey(home, type, "");
        accept(home.resolve(".ssh/id_" + type + ".pub"));

        assertThat(says(home, host(2))).isEqualTo("host2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa", "rsa", "ed25519"})
    void logsInWithKeysOfAnAgent(String type) throws Exception {
        Path home = home();
        replaceKey(home, type, "");
        accept(home.resolve(".ssh/id_" + type + ".pub"));
        Path key = home.resolve(".ssh/id_" + type);
        Path socket = temporary.resolve("agent");
        try (RunningSshAgent agent = RunningSshAgent.start(socket)) {
            agent.add(key);
            Files.delete(key);

            assertThat(says(home, host(2), Optional.of(socket))).isEqualTo("host2");
        }
    }

    @Test
    void asksOnceForThePassphraseOfAKey() throws Exception {
        Path home = home();
        replaceKey(home, "ed25519", "secret");
        accept(home.resolve(".ssh/id_ed25519.pub"));
        List<Path> asked = new ArrayList<>();
        Transport transport = sshj(home, Optional.empty(), file -> {
            asked.add(file);
            return Optional.of("secret".toCharArray());
        });

        transport.connect(host(2)).close();
        transport.connect(host(2)).close();

        assertThat(asked).containsExactly(home.resolve(".ssh/id_ed25519"));
    }

    @Test
    void namesAKeyWhosePassphraseIsWrong() throws Exception {
        Path home = home();
        replaceKey(home, "ed25519", "secret");
        accept(home.resolve(".ssh/id_ed25519.pub"));
        Transport transport = sshj(home, Optional.empty(), file -> Optional.of("wrong".toCharArray()));

        ConnectFailedException failed =
                catchThrowableOfType(ConnectFailedException.class, () -> transport.connect(host(2)));

        assertThat(failed).hasMessageContaining("id_ed25519: wrong passphrase");
    }

    @Test
    void tellsThatAHostHasHungUpWhileAPassphraseWasTyped() throws Exception {
        Path home = home();
        replaceKey(home, "ed25519", "secret");
        accept(home.resolve(".ssh/id_ed25519.pub"));
        Transport transport = sshj(home, Optional.empty(), file -> {
            hangUp();
            return Optional.of("secret".toCharArray());
        });

        ConnectFailedException failed =
                catchThrowableOfType(ConnectFailedException.class, () -> transport.connect(host(2)));

        assertThat(failed.reason()).isEqualTo(Reason.LOST);
        assertThat(failed)
                .hasMessageContaining("the host has closed the connection while it waited for")
                .hasMessageContaining("id_ed25519");
    }

    @Test
    void tellsThatAHostHasHungUpMeanwhile() throws Exception {
        Connection connection = sshj(home(), Optional.empty(), Passphrases.NONE).connect(host(2));
        hangUp();

        assertThat(catchThrowableOfType(ConnectFailedException.class, () -> connection.start("true")))
                .satisfies(failed -> {
                    assertThat(failed.reason()).isEqualTo(Reason.LOST);
                    assertThat(failed).hasMessageContaining("the host has closed the connection");
                });
        connection.close();
    }

    /** Ends all connections to the second host, whose server is its process 1 and survives, and waits until this side knows. */
    private static void hangUp() {
        String here = hosts.address(2);
        hosts.run(2, "pkill", "-KILL", "sshd");
        waitFor("the end of the connection").until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().contains(here)));
    }

    @Test
    void goesThroughAJumpHostToAnAlias() throws Exception {
        Path home = home();
        Path ssh = TestClient.of(home, """
                Host inner
                    HostName %s
                    ProxyJump root@%s
                """.formatted(hosts.address(2), hosts.address(1)))
                .ssh();
        Transport transport = new SshjTransport(configuration(home, ssh, Optional.empty()), Passphrases.NONE);

        assertThat(says(transport, new Destination("inner", Optional.of("root"), OptionalInt.empty(), List.of())))
                .isEqualTo("host2");
    }

    private Path home() throws IOException {
        Path ssh = Files.createDirectories(temporary.resolve("home/.ssh"));
        for (Path file : List.of(Path.of("id_ed25519"), Path.of("id_ed25519.pub"), Path.of("known_hosts"))) {
            Path copy = ssh.resolve(file);
            Files.deleteIfExists(copy);
            Files.copy(
                    hosts.home().resolve(".ssh").resolve(file), copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        hosts.run(
                2,
                "sh",
                "-c",
                "echo '" + Files.readString(ssh.resolve("id_ed25519.pub")).strip() + "' > /root/.ssh/authorized_keys");
        return temporary.resolve("home");
    }

    private static void replaceKey(Path home, String type, String passphrase) throws IOException {
        Files.delete(home.resolve(".ssh/id_ed25519"));
        Files.delete(home.resolve(".ssh/id_ed25519.pub"));
        run(
                "ssh-keygen",
                "-q",
                "-t",
                type,
                "-N",
                passphrase,
                "-f",
                home.resolve(".ssh/id_" + type).toString());
    }

    private static void accept(Path publicKey) throws IOException {
        String key = Files.readString(publicKey).strip();
        hosts.run(2, "sh", "-c", "echo '" + key + "' > /root/.ssh/authorized_keys");
    }

    private static Destination host(int number) {
        return new Destination(hosts.address(number), Optional.of("root"), OptionalInt.empty(), List.of());
    }

    private static Destination pinned(String key) {
        return new Destination(hosts.address(1), Optional.of("root"), OptionalInt.empty(), List.of(key));
    }

    private static String says(Path home, Destination destination) throws IOException {
        return says(home, destination, Optional.empty());
    }

    private static String says(Path home, Destination destination, Optional<Path> agent) throws IOException {
        return says(sshj(home, agent, Passphrases.NONE), destination);
    }

    private static String says(Transport transport, Destination destination) throws IOException {
        try (Connection connection = transport.connect(destination);
                RemoteCommand command = connection.start("hostname")) {
            return new String(command.output().readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private ConnectFailedException failure(Kind kind, Path home, Destination destination) {
        return catchThrowableOfType(
                ConnectFailedException.class,
                () -> transport(kind, home).connect(destination).start("true").close());
    }

    private Transport transport(Kind kind, Path home) throws IOException {
        if (kind == Kind.SSHJ) {
            return sshj(home, Optional.empty(), Passphrases.NONE);
        }
        Path ssh = TestClient.of(home, "").ssh();
        return new OpenSshTransport(configuration(home, ssh, Optional.empty()), ssh.toString(), home);
    }

    /** Needs no {@code ssh}, since nothing but the usual is asked for. */
    private static Transport sshj(Path home, Optional<Path> agent, Passphrases passphrases) {
        return new SshjTransport(configuration(home, home.resolve("no-ssh"), agent), passphrases);
    }

    private static SshConfiguration configuration(Path home, Path ssh, Optional<Path> agent) {
        return new SshConfiguration(
                new ControllerUser("root", home, agent), ssh.toString(), home.resolve("no-ssh_config"));
    }

    private static void run(String... command) throws IOException {
        try {
            assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
