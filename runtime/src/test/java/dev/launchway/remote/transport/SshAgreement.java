package dev.launchway.remote.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.launchway.remote.sshj.SshjTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Lets OpenSSH's {@code ssh} judge: where it gets in, so must our own client; where it does not, nor may that. */
final class SshAgreement {

    private static final int AT_ONCE = 4;

    private final Path directory;
    private final List<Situation> situations = new ArrayList<>();
    private int number;

    /**
     * Prepares.
     *
     * @param directory where configurations go
     */
    SshAgreement(Path directory) {
        this.directory = directory;
    }

    /**
     * What is tried.
     *
     * @param name for the reader
     * @param config the lines of {@code ssh_config}, first of all
     * @param variables environment variables
     * @param host the argument of {@code ssh}
     */
    record Situation(String name, String config, Map<String, String> variables, String host) {}

    /**
     * What came of it.
     *
     * @param situation what was tried
     * @param in whether {@code ssh} got in
     * @param said what {@code ssh} said
     * @param ours why our client did not get in; {@code null} when it did
     */
    record Outcome(Situation situation, boolean in, String said, ConnectFailedException ours) {

        boolean agrees() {
            return in == (ours == null);
        }

        String shown() {
            return situation.name() + ": ssh " + (in ? "in" : "out (" + said.strip() + ")") + ", ours "
                    + (ours == null ? "in" : "out (" + ours.reason() + ": " + ours.getMessage() + ")");
        }
    }

    /**
     * The files of a situation. All are written before the first program is started: one that another thread starts meanwhile
     * has a file open that is being written, and that cannot be run for as long ("Text file busy").
     *
     * @param situation what is tried
     * @param config a file for {@code ssh -F}
     * @param client an {@code ssh} that reads it, in the situation's variables
     */
    private record Prepared(Situation situation, Path config, Path client) {}

    int size() {
        return situations.size();
    }

    void add(String name, String host, String config) {
        add(name, host, config, Map.of());
    }

    void add(String name, String host, String config, Map<String, String> variables) {
        situations.add(new Situation(name, config, variables, host));
    }

    /** Tries all, several at once. */
    Map<String, Outcome> judge() throws Exception {
        Files.createDirectories(directory);
        List<Prepared> prepared = new ArrayList<>();
        for (Situation situation : situations) {
            prepared.add(prepare(situation));
        }
        Map<String, Outcome> outcomes = new HashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Outcome>> pending = new ArrayList<>();
            for (Prepared one : prepared) {
                pending.add(threads.submit(() -> judge(one)));
            }
            for (Future<Outcome> one : pending) {
                Outcome outcome = one.get();
                assertThat(outcomes.put(outcome.situation().name(), outcome)).isNull();
            }
        } finally {
            threads.shutdownNow();
        }
        List<String> different = new ArrayList<>();
        outcomes.values().stream()
                .filter(outcome -> !outcome.agrees())
                .forEach(outcome -> different.add(outcome.shown()));
        assertThat(different).as("of %d", situations.size()).isEmpty();
        return outcomes;
    }

    private Prepared prepare(Situation situation) throws IOException {
        Path config = directory.resolve("config" + ++number);
        Files.writeString(config, situation.config());
        StringBuilder script = new StringBuilder("#!/bin/sh\nunset SSH_AUTH_SOCK\n");
        situation.variables().forEach((name, value) -> script.append("export ")
                .append(name)
                .append("='")
                .append(value)
                .append("'\n"));
        script.append("exec /usr/bin/ssh -F '").append(config).append("' \"$@\"\n");
        Path client = Files.writeString(directory.resolve(config.getFileName() + "-ssh"), script);
        assertThat(client.toFile().setExecutable(true)).isTrue();
        return new Prepared(situation, config, client);
    }

    private static Outcome judge(Prepared prepared) throws Exception {
        Situation situation = prepared.situation();
        ProcessBuilder ssh = new ProcessBuilder(
                "timeout",
                "60",
                "/usr/bin/ssh",
                "-F",
                prepared.config().toString(),
                "-oBatchMode=yes",
                "-oStrictHostKeyChecking=yes",
                "-oLogLevel=ERROR",
                "-oConnectTimeout=30",
                "--",
                situation.host(),
                "true");
        ssh.environment().remove("SSH_AUTH_SOCK");
        ssh.environment().putAll(situation.variables());
        ssh.redirectErrorStream(true);
        Process process = ssh.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Outcome(situation, process.exitValue() == 0, said, ours(situation, prepared.client()));
    }

    private static ConnectFailedException ours(Situation situation, Path ssh) throws IOException {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.remove("SSH_AUTH_SOCK");
        variables.putAll(situation.variables());
        ControllerUser user = ControllerUser.of(variables);
        SshConfiguration configuration = new SshConfiguration(user, ssh.toString());
        Destination destination = new Destination(situation.host(), Optional.empty(), OptionalInt.empty(), List.of());
        try (Connection connection =
                        transport(configuration, ssh, Passphrases.NONE).connect(destination);
                RemoteCommand command = connection.start("true")) {
            command.input().close();
            command.output().readAllBytes();
            assertThat(command.await(Duration.ofSeconds(60))).hasValue(0);
            return null;
        } catch (ConnectFailedException e) {
            return e;
        }
    }

    private static Transport transport(SshConfiguration configuration, Path ssh, Passphrases passphrases) {
        return new AutomaticTransport(
                () -> new SshjTransport(configuration, passphrases),
                () -> new OpenSshTransport(configuration, ssh.toString(), ssh.getParent()));
    }

    /** The transport that is taken when an environment names none. */
    static Transport automatic(Path directory, String text, Passphrases passphrases) throws IOException {
        Path ssh = client(directory, text);
        return transport(new SshConfiguration(ControllerUser.of(Map.of()), ssh.toString()), ssh, passphrases);
    }

    /** Why the built-in client alone does not reach the host {@code h}. */
    static ConnectFailedException builtInFails(Path directory, String text, Passphrases passphrases)
            throws IOException {
        SshConfiguration configuration = new SshConfiguration(
                ControllerUser.of(Map.of()), client(directory, text).toString());
        return catchThrowableOfType(ConnectFailedException.class, () -> new SshjTransport(configuration, passphrases)
                .connect(Destination.of("h"))
                .close());
    }

    private static Path client(Path directory, String text) throws IOException {
        Path config = Files.writeString(Files.createTempFile(directory, "config", ""), text);
        Path ssh = Files.writeString(
                Files.createTempFile(directory, "ssh", ""),
                "#!/bin/sh\nexec /usr/bin/ssh -F '" + config + "' \"$@\"\n");
        assertThat(ssh.toFile().setExecutable(true)).isTrue();
        return ssh;
    }
}
