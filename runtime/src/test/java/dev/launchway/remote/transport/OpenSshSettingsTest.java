package dev.launchway.remote.transport;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.remote.transport.ConnectFailedException.Reason;
import dev.launchway.testing.Hosts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The transport that runs {@code ssh}, with settings that are meant for people at terminals. */
class OpenSshSettingsTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static Hosts hosts;

    @TempDir
    Path temporary;

    @BeforeAll
    static void start() {
        hosts = Hosts.start(directory.resolve("hosts"), 2);
        hosts.configureServer(1, "1iPort 22\\nPort 2222\\nBanner /etc/passwd");
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    /** Each keyword of ssh_config(5) that says nothing about the way to a host, with the value that is most in the way. */
    static Stream<String> keywords() {
        return Stream.of(
                "AddKeysToAgent ask",
                "BatchMode no",
                "ChannelTimeout session=1s",
                "ClearAllForwardings no\n LocalForward /nowhere/socket localhost:22\n ExitOnForwardFailure yes",
                "ControlMaster auto\n ControlPath %d/c-%%C\n ControlPersist 60",
                "ControlMaster autoask\n ControlPath %d/c-%%C",
                "ControlMaster yes\n ControlPath %d/c-%%C\n ControlPersist yes",
                "ControlPath /nowhere/%%C\n ControlMaster yes",
                "EnableEscapecommandline yes",
                "EscapeChar A",
                "ExitOnForwardFailure yes\n LocalForward /nowhere/socket localhost:22",
                "ExitOnForwardFailure yes\n RemoteForward 22 localhost:22",
                "ForkAfterAuthentication yes",
                "ForwardAgent yes",
                "ForwardX11 yes\n ForwardX11Trusted yes",
                "GatewayPorts yes\n LocalForward /nowhere/socket localhost:22\n ExitOnForwardFailure yes",
                "LocalCommand exit 3\n PermitLocalCommand yes",
                "LocalCommand sleep 1000\n PermitLocalCommand yes",
                "LogLevel DEBUG3",
                "LogLevel QUIET",
                "LogVerbose kex.c:*:1000,packet.c",
                "NumberOfPasswordPrompts 0",
                "PermitLocalCommand no",
                "PermitRemoteOpen none",
                "RemoteCommand cat",
                "RequestTTY force",
                "SendEnv *",
                "ServerAliveInterval 0",
                "SessionType none",
                "SessionType subsystem\n RemoteCommand sftp",
                "SetEnv PATH=/nowhere TERM=dumb",
                "StdinNull yes",
                "StrictHostKeyChecking ask",
                "SyslogFacility LOCAL7",
                "Tunnel yes\n TunnelDevice 77:77\n ExitOnForwardFailure yes",
                "UpdateHostKeys ask",
                "VisualHostKey yes");
    }

    @ParameterizedTest
    @MethodSource("keywords")
    void getsInWith(String lines) throws IOException, InterruptedException {
        Path home = home("Host *\n " + lines);
        assumeTrue(isKnown(home), "this ssh does not know the keyword");

        assertThat(says(home, "behind")).isEqualTo("host2");
    }

    /** Commands of ssh_config are run by a shell that runs commands, whatever SHELL is; see also RemoteOpenSshTest. */
    @Test
    void commandsOfTheConfigurationAreForThePosixShell() throws IOException {
        Path home = home("Host one\nMatch exec \"test $SHELL = /bin/sh\"\n HostKeyAlias " + hosts.address(1));

        assertThat(says(home, "one")).isEqualTo("host1");
    }

    @Test
    void usesTheConnectionThatItsUserHolds() throws Exception {
        Path home = home("Host *\n ControlPath \"%d/of user-%%C\"\n ControlMaster auto");
        Process user = new ProcessBuilder(home.resolve("ssh").toString(), "-N", "one").start();
        try {
            waitFor("the connection")
                    .until(() -> Stream.of(home.toFile().list()).anyMatch(file -> file.startsWith("of user")));
            Files.delete(home.resolve(".ssh/id_ed25519"));

            assertThat(says(home, "one")).isEqualTo("host1");
            assertThat(user.isAlive()).isTrue();
        } finally {
            user.destroyForcibly();
        }
        user.waitFor();
        assertThat(failure(home, "one").reason()).isEqualTo(Reason.AUTHENTICATION);
    }

    @Test
    void namesThePortOfAHostWithAnotherKey() throws IOException {
        Path home = home("Host one\n Port 2222");
        Path known = home.resolve(".ssh/known_hosts");
        Files.writeString(known, "[" + hosts.address(1) + "]:2222 " + hosts.key(2) + "\n");

        assertThat(failure(home, "one")).satisfies(failed -> {
            assertThat(failed.reason()).isEqualTo(Reason.HOST_KEY_CHANGED);
            assertThat(failed.help()).contains("ssh-keygen -f '" + known + "' -R '[" + hosts.address(1) + "]:2222'");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HostName nowhere.invalid", "Port 1", "User nobody", "ProxyCommand echo no such way >&2; exit 1"
            })
    void tellsInOneLineWhyItIsNotIn(String line) throws IOException {
        Path home = home("Host one\n " + line);

        assertThat(failure(home, "one").getMessage()).doesNotContain("\n").isNotBlank();
        assertThat(failure(home, "behind").getMessage()).doesNotContain("\n").isNotBlank();
    }

    @Test
    void saysThatAJumpHostDoesNotReachAHost() throws IOException {
        Path home = home("");
        Destination closed = new Destination("behind", Optional.empty(), OptionalInt.of(9), List.of());

        ConnectFailedException failed = catchThrowableOfType(
                ConnectFailedException.class, () -> transport(home).connect(closed));

        assertThat(failed).hasMessage("the jump host does not connect to " + hosts.address(2) + ":9");
    }

    private Path home(String lines) throws IOException {
        Path home = Files.createDirectories(temporary.resolve("home"));
        Path keys = Files.createDirectories(home.resolve(".ssh"));
        for (String file : List.of("id_ed25519", "known_hosts")) {
            Path copy = keys.resolve(file);
            Files.deleteIfExists(copy);
            Files.copy(
                    hosts.home().resolve(".ssh").resolve(file), copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        String known = Files.readString(keys.resolve("known_hosts"));
        Files.writeString(
                keys.resolve("known_hosts"), known + "[" + hosts.address(1) + "]:2222 " + hosts.key(1) + "\n");
        Files.writeString(home.resolve("config"), """
                Host behind
                 HostName %2$s
                 ProxyJump one
                Host one
                 HostName %3$s
                Host *
                 User root
                 IdentityFile %1$s/.ssh/id_ed25519
                 IdentitiesOnly yes
                 UserKnownHostsFile %1$s/.ssh/known_hosts
                """.formatted(home, hosts.address(2), hosts.address(1)));
        Path first = home.resolve("first");
        Files.writeString(
                first,
                lines.replace("%d", home.toString()).replace("%%", "%") + "\nHost *\n Include " + home.resolve("config")
                        + "\n");
        Path ssh = home.resolve("ssh");
        Files.writeString(ssh, "#!/bin/sh\nexec ssh -F '" + first + "' \"$@\"\n");
        assertThat(ssh.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private static boolean isKnown(Path home) throws IOException, InterruptedException {
        return new ProcessBuilder(home.resolve("ssh").toString(), "-G", "one")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static String says(Path home, String host) throws IOException {
        try (Connection connection = transport(home).connect(Destination.of(host));
                RemoteCommand command = connection.start("read line; echo $line; hostname; echo error >&2; exit 4")) {
            command.input().write("a line\n".getBytes(StandardCharsets.UTF_8));
            command.input().flush();
            String said = new String(command.output().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said).startsWith("a line\n");
            assertThat(command.errors(LONG)).isEqualTo("error");
            assertThat(command.await(LONG)).hasValue(4);
            return said.substring("a line\n".length()).strip();
        }
    }

    private static ConnectFailedException failure(Path home, String host) {
        return catchThrowableOfType(
                ConnectFailedException.class,
                () -> transport(home).connect(Destination.of(host)).close());
    }

    private static Transport transport(Path home) {
        String ssh = home.resolve("ssh").toString();
        ControllerUser user = new ControllerUser("root", home, Optional.empty());
        return new OpenSshTransport(new SshConfiguration(user, ssh), ssh, home);
    }
}
