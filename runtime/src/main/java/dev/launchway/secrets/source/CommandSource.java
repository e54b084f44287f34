package dev.launchway.secrets.source;

import dev.launchway.plan.SecretReference;
import dev.launchway.plan.SecretSource;
import dev.launchway.plan.SecretValue;
import dev.launchway.secrets.lookup.SecretFault;
import dev.launchway.secrets.lookup.SecretSupply;
import dev.launchway.secrets.program.ProgramPath;
import dev.launchway.secrets.program.ProgramRun;
import dev.launchway.secrets.program.ProgramRun.End;
import dev.launchway.secrets.program.ProgramRun.Outcome;
import dev.launchway.text.ShellWord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that is run once for each secret, some at once, and writes the value. It is no shell that runs it: an argument stays
 * one, whatever the name of the secret holds. When it does not answer for one secret in time, it is not asked for more.
 */
final class CommandSource implements SecretSupply {

    private static final Pattern KEY = Pattern.compile("\\{\\{\\s*key\\s*}}");
    private static final int MOST_AT_ONCE = 8;

    private final SecretSource source;
    private final Map<String, String> variables;
    private final Path directory;
    private final String program;
    private final Set<ProgramRun> runs = ConcurrentHashMap.newKeySet();
    private volatile boolean over;
    private volatile boolean tired;

    /** What came of a secret; the outcome is {@code null} where the program was not asked. */
    private record Asked(SecretReference secret, Outcome outcome, String trouble) {}

    private record Failure(String reason, List<String> details, String help, boolean asked) {}

    CommandSource(SecretSource source, Map<String, String> variables, Path directory) {
        this.source = source;
        this.variables = variables;
        this.directory = directory;
        this.program = source.arguments().get(0);
    }

    @Override
    public Map<SecretReference, SecretValue> read(Set<SecretReference> wanted, Consumer<SecretFault> faults)
            throws InterruptedException {
        ProgramPath path = new ProgramPath(variables, directory);
        Optional<Path> file = path.find(program);
        if (file.isEmpty()) {
            ProgramPath.Trouble trouble = path.trouble(program);
            faults.accept(SecretSources.fault(wanted, trouble.reason(), List.of(), trouble.help()));
            return Map.of();
        }
        List<Callable<Asked>> tasks = new ArrayList<>();
        for (SecretReference secret : wanted) {
            tasks.add(() -> ask(secret, argv(file.get().toString(), secret)));
        }
        List<Asked> all = askAll(tasks);
        Map<SecretReference, SecretValue> values = values(all);
        tell(all, values, faults);
        return values;
    }

    private List<String> argv(String file, SecretReference secret) {
        List<String> argv = new ArrayList<>(List.of(file));
        for (String argument : source.arguments().subList(1, source.arguments().size())) {
            argv.add(KEY.matcher(argument).replaceAll(Matcher.quoteReplacement(secret.name())));
        }
        return argv;
    }

    /** No program outlives this process, or the thread that waits for it. */
    private List<Asked> askAll(List<Callable<Asked>> tasks) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(tasks.size(), MOST_AT_ONCE));
        Thread hook = new Thread(this::stop, "programs that know secrets");
        List<Asked> all = new ArrayList<>();
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            for (Future<Asked> future : threads.invokeAll(tasks)) {
                all.add(future.get());
            }
        } catch (ExecutionException | IllegalStateException e) {
            throw interrupted(e);
        } finally {
            threads.shutdownNow();
            stop();
            remove(hook);
        }
        return all;
    }

    private InterruptedException interrupted(Exception e) {
        if (e instanceof ExecutionException && !(e.getCause() instanceof InterruptedException)) {
            throw new IllegalStateException(e.getCause());
        }
        return new InterruptedException("the process is about to end");
    }

    private void stop() {
        over = true;
        ProgramRun.end(runs);
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends, and the hook is at work.
        }
    }

    private Asked ask(SecretReference secret, List<String> argv) throws InterruptedException {
        if (tired) {
            return new Asked(secret, null, "");
        }
        ProgramRun run = new ProgramRun(argv, variables, directory, SecretSources.MOST_CONTENT);
        runs.add(run);
        try {
            if (over) {
                throw new InterruptedException("the process is about to end");
            }
            Outcome outcome = run.run(source.timeout());
            if (over) {
                throw new InterruptedException("the process is about to end");
            }
            tired |= outcome.end() == End.TIMED_OUT;
            return new Asked(secret, outcome, "");
        } catch (IOException e) {
            return new Asked(secret, null, e.getMessage());
        } finally {
            runs.remove(run);
        }
    }

    private static Map<SecretReference, SecretValue> values(List<Asked> all) {
        Map<SecretReference, SecretValue> values = new LinkedHashMap<>();
        for (Asked asked : all) {
            Outcome outcome = asked.outcome();
            if (outcome != null && outcome.succeeded() && !SecretSources.isEmpty(outcome.output())) {
                values.put(asked.secret(), SecretSources.value(asked.secret(), outcome.output()));
            }
        }
        return values;
    }

    /** What went wrong in the same way is told once. */
    private void tell(List<Asked> all, Map<SecretReference, SecretValue> values, Consumer<SecretFault> faults) {
        ErrorOutput errors = new ErrorOutput(values.values());
        Map<Failure, List<SecretReference>> alike = new LinkedHashMap<>();
        for (Asked asked : all) {
            if (!values.containsKey(asked.secret())) {
                alike.computeIfAbsent(failure(asked, errors), failure -> new ArrayList<>())
                        .add(asked.secret());
            }
        }
        alike.forEach((failure, secrets) -> {
            String help = failure.asked() ? failure.help() + "try it: " + shown(secrets.get(0)) : failure.help();
            faults.accept(SecretSources.fault(secrets, failure.reason(), failure.details(), help));
        });
    }

    private Failure failure(Asked asked, ErrorOutput errors) {
        String quoted = "'" + program + "'";
        Outcome outcome = asked.outcome();
        if (outcome == null) {
            return asked.trouble().isEmpty()
                    ? new Failure(
                            quoted + " was not asked any more, since it did not answer in time before",
                            List.of(),
                            "",
                            false)
                    : new Failure(quoted + " cannot be started: " + asked.trouble(), List.of(), "", false);
        }
        List<String> said = errors.lines(outcome);
        return switch (outcome.end()) {
            case TIMED_OUT ->
                new Failure(
                        quoted + " did not end within " + seconds(source.timeout()) + ", and was ended",
                        said,
                        "log in before, so that it has nothing to ask, or set secrets.timeout; ",
                        true);
            case HELD_OPEN ->
                new Failure(
                        quoted + " ended, and something that it started keeps its standard output open",
                        said,
                        "send the output of what it starts elsewhere; ",
                        true);
            case TOO_MUCH -> new Failure(quoted + " wrote more than 1 MiB, and was ended", said, "", true);
            case EXITED ->
                new Failure(
                        quoted + " ended with exit code " + outcome.exitCode()
                                + (outcome.exitCode() == 0 ? ", and wrote no value" : ""),
                        said,
                        "",
                        true);
        };
    }

    private static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    /** As it is typed at a shell. */
    private String shown(SecretReference secret) {
        StringBuilder line = new StringBuilder();
        for (String argument : argv(program, secret)) {
            boolean plain = argument.matches("[A-Za-z0-9_./:=,+@%-]+");
            line.append(line.isEmpty() ? "" : " ").append(plain ? argument : ShellWord.quoted(argument));
        }
        return line.toString();
    }
}
