package dev.launchway.library.process;

import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Looks;
import dev.launchway.library.component.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What tells that a program is well, for components that start one: asked within bounds, and often enough that a program that is
 * slow is not taken for one that is broken.
 *
 * <pre>{@code
 * private final Readiness readiness = new Readiness();     // .http(url), .tcp(host, port), .command(argv)
 *
 * void verify(Probe probe) {
 *     String problem = readiness.problemAfterAWhile(probe);
 *     probe.check(problem == null, problem);
 * }
 * }</pre>
 */
public final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long ASK_EVERY_MILLIS = 100;

    private final List<ReadyCheck> checks = new ArrayList<>();
    private final LongSupplier nanoTime;

    /** Without a check yet: a program that runs is well. */
    public Readiness() {
        this(System::nanoTime);
    }

    Readiness(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Adds a URL that answers with a status of 200 to 399. Redirects are not followed.
     *
     * @param url as in {@code http://localhost:8080/health}
     * @return this
     * @throws IllegalArgumentException for a text that is no URL of http or https
     */
    public Readiness http(String url) {
        checks.add(HttpCheck.of(url));
        return this;
    }

    /**
     * Adds an address that accepts connections.
     *
     * @param host a name or an IP address
     * @param port 1 to 65535
     * @return this
     * @throws IllegalArgumentException for another port, or no host
     */
    public Readiness tcp(String host, int port) {
        checks.add(new TcpCheck(host, port));
        return this;
    }

    /**
     * Adds a command that changes nothing and ends with exit code 0. It is given 5 seconds.
     *
     * @param argv a program and its arguments
     * @return this
     * @throws IllegalArgumentException when there is no program
     */
    public Readiness command(String... argv) {
        checks.add(new CommandCheck(Arguments.command(argv)));
        return this;
    }

    /**
     * Whether nothing is asked.
     *
     * @return {@code true} without a check
     */
    public boolean isEmpty() {
        return checks.isEmpty();
    }

    /**
     * Tells the engine of the commands that it runs. Call it in {@code configure}.
     *
     * @param here what {@code configure} was given
     */
    public void configure(Configuration here) {
        for (ReadyCheck check : checks) {
            if (check instanceof CommandCheck command) {
                here.runs(command.argv());
            }
        }
    }

    /**
     * Why a program that runs is not well, asked until it is or 5 seconds have passed. A prediction asks once.
     *
     * @param probe the target
     * @return the beginning of it, as in {@code localhost:80 does not answer as it should}; {@code null} when it is well
     */
    public String problemAfterAWhile(Probe probe) {
        Looks looks = new Looks(PATIENCE, ASK_EVERY_MILLIS, nanoTime);
        String problem = problem(probe);
        while (problem != null && !probe.predicting() && looks.again()) {
            problem = problem(probe);
        }
        return problem;
    }

    /**
     * Fails when the checks would be answered by something else. Call it before the program is started.
     *
     * @param program what is started, as errors name it
     * @param probe the target
     * @throws IllegalStateException when something answers; it names what holds the port
     */
    public void assertNobodyElseAnswers(String program, Probe probe) {
        for (ReadyCheck check : checks) {
            if (!(check instanceof CommandCheck) && check.problem(probe) == null) {
                String holder = check.portHere() == 0 ? null : PortHolder.describe(probe, check.portHere(), List.of());
                throw answered(program, check, holder);
            }
        }
    }

    /**
     * Fails when checks that are new to a program that runs already are answered by something else. Call it before the program is
     * started again.
     *
     * @param program what is started, as errors name it
     * @param probe the target
     * @param answered the {@link #addresses} at which it answers by itself as it is now
     * @param own the ids of its own processes; their descendants and process groups count as them
     * @throws IllegalStateException when something answers; it names what holds the port
     */
    public void assertNobodyElseAnswers(
            String program, Probe probe, Collection<String> answered, Collection<Long> own) {
        for (ReadyCheck check : checks) {
            if (check.portHere() > 0 && !answered.contains(check.name()) && check.problem(probe) == null) {
                String holder = PortHolder.describe(probe, check.portHere(), own);
                if (holder != null) {
                    throw answered(program, check, holder);
                }
            }
        }
    }

    private static IllegalStateException answered(String program, ReadyCheck check, String holder) {
        return new IllegalStateException("something else answers at " + check.name() + ", before '" + program
                + "' is started: " + (holder == null ? "stop that" : holder + "; stop it") + ", or give '" + program
                + "' an address of its own");
    }

    /**
     * The addresses that its checks ask, as errors name them.
     *
     * @return as in {@code localhost:80}, in order
     */
    public List<String> addresses() {
        return checks.stream()
                .filter(check -> !(check instanceof CommandCheck))
                .map(ReadyCheck::name)
                .toList();
    }

    /**
     * Who else listens where a program should that did not get ready.
     *
     * @param probe the target
     * @param own the ids of its own processes; their descendants and process groups count as them
     * @return the end of a sentence; empty for nobody
     */
    public String othersAtPorts(Probe probe, Collection<Long> own) {
        for (ReadyCheck check : checks) {
            String holder = check.portHere() == 0 ? null : PortHolder.describe(probe, check.portHere(), own);
            if (holder != null) {
                return "; port " + check.portHere() + " is held by " + holder;
            }
        }
        return "";
    }

    /**
     * Waits until a program that was just started is well.
     *
     * @param probe the target
     * @param ended why it does not run any more; {@code null} while it does
     * @param longest how long it may take until all checks answer
     * @param settled how long it has to run, whatever its checks say
     * @return why its start failed; {@code null} when it is well
     */
    public String awaitStart(Probe probe, Supplier<String> ended, Duration longest, Duration settled) {
        long begin = nanoTime.getAsLong();
        while (true) {
            long passed = nanoTime.getAsLong() - begin; // taken before the look, which may be of any time after
            String problem = problem(probe);
            String end = ended.get();
            if (end != null) {
                return end;
            }
            if (problem == null && passed >= settled.toNanos()) {
                return null;
            }
            if (problem != null && passed >= longest.toNanos()) {
                return "it was not ready within " + seconds(longest) + ": " + problem;
            }
            if (!Pause.of(ASK_EVERY_MILLIS)) {
                return "the run was interrupted before it was ready";
            }
        }
    }

    private String problem(Probe probe) {
        for (ReadyCheck check : checks) {
            String problem = check.problem(probe);
            if (problem != null) {
                return check.name() + " does not answer as it should: " + problem;
            }
        }
        return null;
    }

    private static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
