package dev.launchway.remote.transport;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An {@code ssh-agent} that holds keys for a test. */
final class RunningSshAgent implements AutoCloseable {

    /** What {@code ssh-add} ends with where no agent answers. */
    private static final int NO_AGENT = 2;

    private final Process agent;
    private final Path socket;

    private RunningSshAgent(Process agent, Path socket) {
        this.agent = agent;
        this.socket = socket;
    }

    /** Starts an agent without keys; returns when it answers. */
    static RunningSshAgent start(Path socket) throws IOException {
        Process process = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
        RunningSshAgent agent = new RunningSshAgent(process, socket);
        waitFor("an agent").until(() -> {
            assertThat(process.isAlive()).isTrue();
            return agent.add("-l").waitFor() != NO_AGENT;
        });
        return agent;
    }

    Path socket() {
        return socket;
    }

    /** Gives it a key. */
    void add(Path key) throws IOException, InterruptedException {
        Process add = add("-q", key.toString());
        String said = new String(add.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(add.waitFor()).as(said).isZero();
    }

    private Process add(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ssh-add"));
        command.addAll(List.of(arguments));
        ProcessBuilder add = new ProcessBuilder(command).redirectErrorStream(true);
        add.environment().put("SSH_AUTH_SOCK", socket.toString());
        Process process = add.start();
        process.getOutputStream().close();
        return process;
    }

    @Override
    public void close() {
        agent.destroy();
    }
}
