package dev.launchway.library.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.testing.run.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;

/** A directory on a machine, which no other test has, to deploy services from, and what one sees of them there. */
public final class Bench {

    public final Theatre theatre;
    public final Disk disk;
    private final Path base;

    public Bench() {
        base = Path.of("/srv/machine", UUID.randomUUID().toString());
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    /** Predicts and deploys, which succeeds as it was predicted. */
    public Run deploy(Consumer<Configuration> stage) {
        Run predicted = theatre.predict(stage);
        Run run = theatre.deploy(stage);
        assertThat(run.finished().failed()).as(() -> run.events() + "").isZero();
        assertThat(predicted.reasons()).isEqualTo(run.reasons());
        return run;
    }

    /** Runs the steps that hold for all blocks. */
    public void hold(BlockInvariant block) {
        for (DynamicTest step : block.in(base.resolve("invariant")).toList()) {
            try {
                step.getExecutable().execute();
            } catch (Throwable e) {
                throw new AssertionError(step.getDisplayName() + ": " + e.getMessage(), e);
            }
        }
    }

    /** A program that answers at a port, and says so in its output. */
    public static String[] server(int port) {
        return new String[] {"/usr/bin/python3", "-u", "-m", "http.server", "" + port, "--bind", "127.0.0.1"};
    }

    /** What a command says, whatever its exit code. */
    public static String says(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The processes whose command line holds a text. */
    public static List<Long> processes(String text) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> commandLine(process.pid()).contains(text))
                .map(ProcessHandle::pid)
                .toList();
    }

    /** The same, once there is one, where there has to be one: what was just begun is for a moment what has begun it. */
    public static List<Long> begun(String text) {
        return Waiting.waitFor(text).until(() -> processes(text), found -> !found.isEmpty());
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    /** Ends a process as a crash does, and waits for the next one that is like it. */
    public static long crash(String text) {
        long pid = begun(text).get(0);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Waiting.waitFor("it runs again").until(() -> processes(text).stream().anyMatch(other -> other != pid));
        return processes(text).get(0);
    }
}
