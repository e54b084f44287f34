package dev.launchway.secrets.program;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program. What goes in and what comes out stay in memory. It stays in the session of the terminal, since some
 * programs know by their terminal who has logged in; when it has to be ended, so is all that it has started, but for what it left in
 * the background before it ended by itself, an agent of keys as a rule.
 */
public final class ProgramRun {

    private static final File NOTHING = new File("/dev/null");
    private static final int MOST_ERRORS = 1 << 16;
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final long LOOK_EVERY_MILLIS = 10;

    /** How a run came to its end. */
    public enum End {
        /** By itself. */
        EXITED,
        /** It did not end in time. */
        TIMED_OUT,
        /** It ended in time, and something that it had started kept its output open. */
        HELD_OPEN,
        /** It wrote more than it may. */
        TOO_MUCH
    }

    /**
     * What came of it.
     *
     * @param end how it ended
     * @param exitCode how it says that it went; without meaning when it was ended
     * @param output what it wrote to standard output
     * @param errors the beginning of what it wrote to standard error
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Outcome(End end, int exitCode, byte[] output, byte[] errors) {

        /**
         * Whether it ended by itself, and says that all went well.
         *
         * @return {@code true} for exit code 0
         */
        public boolean succeeded() {
            return end == End.EXITED && exitCode == 0;
        }
    }

    private final ProcessBuilder builder;
    private final int mostOutput;
    private Process process;
    private boolean ended;

    /**
     * Prepares a run.
     *
     * @param argv the program and its arguments
     * @param variables all environment variables that it gets
     * @param directory where it runs
     * @param mostOutput how many bytes it may write to standard output
     */
    public ProgramRun(List<String> argv, Map<String, String> variables, Path directory, int mostOutput) {
        this.builder = new ProcessBuilder(argv).directory(directory.toFile());
        this.mostOutput = mostOutput;
        builder.environment().clear();
        builder.environment().putAll(variables);
    }

    /**
     * Runs it with nothing to read.
     *
     * @param timeout how long it may take
     * @return what came of it
     * @throws IOException when it cannot be started
     * @throws InterruptedException when this thread was interrupted; the program is ended
     */
    public Outcome run(Duration timeout) throws IOException, InterruptedException {
        builder.redirectInput(Redirect.from(NOTHING));
        return exchange(timeout);
    }

    /**
     * Runs it.
     *
     * @param input what it reads from standard input
     * @param timeout how long it may take
     * @return what came of it
     * @throws IOException when it cannot be started
     * @throws InterruptedException when this thread was interrupted; the program is ended
     */
    public Outcome run(byte[] input, Duration timeout) throws IOException, InterruptedException {
        start();
        Thread feeder = new Thread(() -> feed(input), "input of a program");
        feeder.setDaemon(true);
        feeder.start();
        return exchange(timeout);
    }

    /** One that does not read all of it has its reasons, and says them. */
    private void feed(byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException e) {
            return;
        }
    }

    private synchronized void start() throws IOException {
        if (process == null) {
            process = builder.start();
        }
        if (ended) {
            end(List.of(this));
        }
    }

    private Outcome exchange(Duration timeout) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        start();
        try {
            OutputCapture output = OutputCapture.start(process.getInputStream(), mostOutput, () -> end(List.of(this)));
            OutputCapture errors = OutputCapture.start(process.getErrorStream(), MOST_ERRORS, () -> {});
            End end = End.EXITED;
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                end = End.TIMED_OUT;
                end(List.of(this));
            } else if (!output.awaitEnd(Math.max(deadline - System.nanoTime(), GRACE.toNanos()))) {
                end = End.HELD_OPEN;
            }
            errors.awaitEnd(GRACE.toNanos());
            int exitCode = process.isAlive() ? -1 : process.exitValue();
            return new Outcome(output.overflowed() ? End.TOO_MUCH : end, exitCode, output.bytes(), errors.wholeLines());
        } finally {
            end(List.of(this));
        }
    }

    /**
     * Ends programs with all that they have started, by SIGTERM and after a second by SIGKILL. One that was not started yet ends
     * as soon as it is.
     *
     * @param runs any runs
     */
    public static void end(Collection<ProgramRun> runs) {
        List<ProcessHandle> all = new ArrayList<>();
        for (ProgramRun run : runs) {
            run.gather(all);
        }
        if (all.isEmpty()) {
            return;
        }
        all.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + GRACE.toNanos();
        boolean interrupted = false;
        while (all.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        for (ProcessHandle one : List.copyOf(all)) {
            one.descendants().forEach(all::add);
        }
        all.forEach(ProcessHandle::destroyForcibly);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void gather(List<ProcessHandle> all) {
        ended = true;
        if (process != null && process.isAlive()) {
            process.descendants().forEach(all::add);
            all.add(process.toHandle());
        }
    }
}
