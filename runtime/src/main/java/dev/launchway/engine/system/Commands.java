package dev.launchway.engine.system;

import dev.launchway.api.CommandFailed;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs commands. Each gets a session of its own where the machine has {@code setsid}, so that an interrupt at the terminal does
 * not reach it, and nothing that it starts can ask at the terminal. None outlives this process, see {@link CommandWatch}.
 */
final class Commands {

    private static final File NOTHING = new File("/dev/null");
    private static final Duration KILL_GRACE = Duration.ofSeconds(2);

    /** For the thread that asks for the exit code of a process that has ended, on a machine that has much else to do. */
    private static final Duration ASKED_WITHIN = Duration.ofSeconds(30);

    private final Map<Long, Process> started = new HashMap<>();
    private final Map<Long, UnfinishedCommand> running = new LinkedHashMap<>();
    private Path notes;
    private Optional<Path> setsid;

    /** From now on commands that run are written down here. */
    void noteIn(Path file) {
        notes = file;
    }

    private synchronized void note(long pid, UnfinishedCommand command) {
        if (notes == null) {
            return;
        }
        if (command == null) {
            running.remove(pid);
        } else {
            running.put(pid, command);
        }
        UnfinishedCommand.write(notes, running.values());
    }

    CommandOutcome run(CommandSpec spec, Consumer<String> output) {
        ProcessBuilder builder = prepare(spec);
        CommandWatch.open(session());
        Process process = launch(builder, spec);
        CommandWatch.begin(process.pid());
        if (notes != null) {
            note(process.pid(), UnfinishedCommand.of(process.pid(), spec.argv()));
        }
        OutputReader stdout = OutputReader.of(process.getInputStream(), output);
        OutputReader stderr = OutputReader.of(process.getErrorStream(), output);
        spec.input().ifPresent(input -> InputWriter.start(process.getOutputStream(), input));
        String killed = null;
        try {
            if (spec.timeout().isEmpty()) {
                process.waitFor();
            } else if (!process.waitFor(spec.timeout().get().toNanos(), TimeUnit.NANOSECONDS)) {
                killed = "it did not end within " + seconds(spec.timeout().get());
            }
        } catch (InterruptedException e) {
            killed = "the run was interrupted while it ran";
            Thread.currentThread().interrupt();
        }
        if (killed != null) {
            killed += end(process)
                    ? ", and was killed"
                    : ", and goes on in the session " + process.pid() + ": user " + Accounts.self() + " may not end it";
        }
        CommandWatch.end(process.pid());
        note(process.pid(), null);
        OutputReader.awaitEnd(System::nanoTime, stdout, stderr);
        String said = stdout.text();
        String errors = stderr.text();
        if (killed != null) {
            throw new CommandFailed(killed, spec.argv(), -1, said, errors);
        }
        return new CommandOutcome(process.exitValue(), said, errors);
    }

    long start(CommandSpec spec, Path output) {
        ProcessBuilder builder =
                prepare(spec).redirectOutput(Redirect.appendTo(output.toFile())).redirectErrorStream(true);
        Process process = launch(builder, spec);
        started.put(process.pid(), process);
        spec.input().ifPresent(input -> InputWriter.start(process.getOutputStream(), input));
        return process.pid();
    }

    OptionalInt exitCode(long pid) {
        Process process = started.get(pid);
        if (process == null || Processes.identity(pid).isPresent()) {
            return OptionalInt.empty();
        }
        try {
            return process.waitFor(ASKED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    ? OptionalInt.of(process.exitValue())
                    : OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    private ProcessBuilder prepare(CommandSpec spec) {
        if (spec.argv().isEmpty()) {
            throw notStarted("a command needs a program", spec);
        }
        checkText(spec);
        if (!Files.isDirectory(spec.directory())) {
            throw notStarted("there is no directory " + spec.directory() + " to run it in", spec);
        }
        String path = spec.environment().getOrDefault("PATH", System.getenv("PATH"));
        String problem = ProgramSearch.problem(spec.argv().get(0), path, spec.directory());
        if (problem != null) {
            throw notStarted(problem, spec);
        }
        List<String> command = new ArrayList<>(session());
        int descriptor = spec.input().map(CommandInput::descriptor).orElse(0);
        if (descriptor > 0) {
            command.addAll(List.of("sh", "-c", "exec " + descriptor + "<&0 </dev/null; exec \"$@\"", "sh"));
        }
        command.addAll(spec.argv());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(spec.directory().toFile());
        try {
            builder.environment().putAll(spec.environment());
            spec.secrets().forEach((name, secret) -> builder.environment().put(name, secret.reveal()));
        } catch (IllegalArgumentException e) {
            throw notStarted("an environment variable has no valid name or value", spec);
        }
        if (spec.input().isEmpty()) {
            builder.redirectInput(Redirect.from(NOTHING));
        }
        return builder;
    }

    /** What gives a program a session of its own; empty where there is no such program. */
    private List<String> session() {
        if (setsid == null) {
            setsid = ProgramSearch.find("setsid", System.getenv("PATH"));
        }
        return setsid.isPresent() ? List.of(setsid.get().toString()) : List.of();
    }

    private static void checkText(CommandSpec spec) {
        for (String argument : spec.argv()) {
            check(argument.equals(spec.argv().get(0)) ? "its program" : "an argument", argument, spec);
        }
        spec.environment().forEach((name, value) -> {
            check("the name of an environment variable", name, spec);
            check("the environment variable " + name, value, spec);
        });
        spec.secrets().forEach((name, secret) -> {
            check("the name of an environment variable", name, spec);
            check("the environment variable " + name, secret.reveal(), spec);
        });
        if (spec.input().isPresent()
                && !StandardCharsets.UTF_8
                        .newEncoder()
                        .canEncode(spec.input().get().text().get())) {
            throw notStarted("its standard input has half a letter", spec);
        }
    }

    private static void check(String what, String text, CommandSpec spec) {
        String problem = NativeText.problem(text);
        if (problem != null) {
            throw notStarted(what + " " + problem, spec);
        }
    }

    private static Process launch(ProcessBuilder builder, CommandSpec spec) {
        try {
            return ForkLock.start(builder);
        } catch (IOException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw notStarted("it cannot be started: " + reason.getMessage(), spec);
        }
    }

    /** Whether it has ended: sudo hands SIGTERM on, and what does not end by that only its own user may end. */
    private static boolean end(Process process) {
        try {
            Processes.stop(process.pid(), KILL_GRACE);
            return true;
        } catch (IOException e) {
            process.destroyForcibly();
            return false;
        }
    }

    static CommandFailed notStarted(String why, CommandSpec spec) {
        return new CommandFailed(why, spec.argv(), -1, "", "");
    }

    private static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
