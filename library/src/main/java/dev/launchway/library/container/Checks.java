package dev.launchway.library.container;

import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.library.process.Readiness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What tells that a container is ready: checks from outside, and commands inside it, which only its engine can run. */
final class Checks {

    /** What a command of {@link Readiness} is given. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** How long one has to run that nothing is known of. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final Engine engine;
    private final String name;
    private final Readiness outside = new Readiness();
    private final List<List<String>> inside = new ArrayList<>();

    Checks(Engine engine, String name) {
        this.engine = engine;
        this.name = name;
    }

    void http(String url) {
        outside.http(url);
    }

    void tcp(String host, int port) {
        outside.tcp(host, port);
    }

    void inside(List<String> argv) {
        List<String> exec = new ArrayList<>(List.of("exec", name));
        exec.addAll(argv);
        inside.add(exec);
    }

    void declare(Configuration here, String component) {
        inside.forEach(exec -> engine.declare(here, component, ANSWER, exec));
    }

    private Readiness insideOf(Probe probe) {
        Readiness commands = new Readiness();
        inside.forEach(exec ->
                commands.command(Engine.argv(engine.program(probe), exec).toArray(new String[0])));
        return commands;
    }

    /** Why one that runs is not ready; {@code null} when it is. */
    String problem(Probe probe) {
        String problem = outside.problemAfterAWhile(probe);
        return problem != null
                ? problem
                : insideOf(probe).problemAfterAWhile(engine.actor().on(probe));
    }

    /** Why one that was just started did not get ready; {@code null} when it did. */
    String awaitStart(Probe probe, Supplier<String> ended, Duration longest) {
        boolean tells = !inside.isEmpty() || !outside.addresses().isEmpty();
        String problem = outside.awaitStart(probe, ended, longest, tells ? Duration.ZERO : SETTLED);
        return problem != null
                ? problem
                : insideOf(probe).awaitStart(engine.actor().on(probe), ended, longest, Duration.ZERO);
    }

    /** Fails where something else would answer in place of one that is not there yet. */
    void assertNobodyElseAnswers(Probe probe) {
        outside.assertNobodyElseAnswers(name, probe);
    }
}
