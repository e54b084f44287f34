package dev.launchway.remote.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.agent.AgentMain;
import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.RemoteCommand;
import dev.launchway.remote.transport.StandardError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A host that is slow is waited for, one that is stuck is not: shells of this machine with programs of their own. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SlowHostTest {

    /** A process that begins while a program is written has its file open, and nobody can run it for as long. */
    private static final Object FORK = new Object();

    @TempDir
    Path directory;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aHostThatIsStuckWithWhatWasSentIsGivenUp() throws Exception {
        program("sha256sum", "exec sleep 1000");

        assertThatThrownBy(() -> start(Duration.ofSeconds(10)))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageStartingWith("cannot send the layer 'framework' to " + directory.toRealPath() + "/target (")
                .hasMessageEndingWith("the host gives no sign of life for 10 s");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aHostThatTakesNothingOfWhatIsSentIsGivenUp() throws Exception {
        program("head", "[ \"$1\" != -c ] || exec sleep 1000; exec " + real("head") + " \"$@\"");

        assertThatThrownBy(() -> start(Duration.ofSeconds(10)))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageEndingWith("the host gives no sign of life for 10 s");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aHostThatTakesWhatIsSentSlowlyIsWaitedFor() throws Exception {
        String head = real("head");
        program(
                "head",
                "[ \"$1\" = -c ] && [ \"$2\" -gt 220000 ] || exec " + head + " \"$@\";"
                        + " for i in 1 2 3 4 5 6 7 8 9 10 11; do sleep 2; " + head + " -c 20000; done;"
                        + " exec " + head + " -c $(($2 - 220000))");

        start(Duration.ofSeconds(20));

        assertThat(directory.resolve("target/.launchway/layers")).isNotEmptyDirectory();
    }

    private void start(Duration patience) throws Exception {
        program("nice", "exit 1"); // nothing is written beside a run, and after the end of a test
        Path classes = Path.of(AgentMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Bootstrap bootstrap = new Bootstrap(List.of(classes), directory.resolve("cache"));
        try (Connection connection = new Shells()) {
            TargetPlace place = new TargetPlace(directory.resolve("target").toString(), Optional.empty());
            ReachedHost reached = bootstrap.start(connection, place, HostNeeds.NONE, Question.NONE, patience);
            assertThat(reached).isInstanceOf(RunningAgent.class);
            ((RunningAgent) reached).command().close();
        }
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.createDirectories(directory.resolve("bin")).resolve(name);
        synchronized (FORK) {
            Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        }
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static String real(String name) {
        return Files.exists(Path.of("/usr/bin", name)) ? "/usr/bin/" + name : "/bin/" + name;
    }

    /** This machine, with the programs of the test before its own. */
    private final class Shells implements Connection {

        private final Set<Process> processes = ConcurrentHashMap.newKeySet();

        @Override
        public RemoteCommand start(String command) {
            try {
                ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command);
                builder.environment()
                        .merge("PATH", directory.resolve("bin").toString(), (path, own) -> own + ":" + path);
                Process process;
                synchronized (FORK) {
                    process = builder.start();
                }
                processes.add(process);
                return new Command(process, StandardError.read(process.getErrorStream()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String user() {
            return System.getProperty("user.name");
        }

        @Override
        public void close() {
            for (Process process : processes) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private record Command(Process process, StandardError errors) implements RemoteCommand {

        @Override
        public OutputStream input() {
            return process.getOutputStream();
        }

        @Override
        public InputStream output() {
            return process.getInputStream();
        }

        @Override
        public String errors(Duration most) {
            return errors.text(most);
        }

        @Override
        public OptionalInt await(Duration most) {
            return OptionalInt.empty();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
