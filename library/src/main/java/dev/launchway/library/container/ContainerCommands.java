package dev.launchway.library.container;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.time.Duration;
import java.util.List;

/** What an engine is asked, and told, of one container, and of the one before it, which is called like it with an addition. */
final class ContainerCommands {

    private static final String BEFORE = ".before";
    private static final String FORMAT =
            "{{.Name}} {{.Id}} {{.State.Running}} {{index .Config.Labels \"" + Options.LABEL + "\"}}";
    private static final Duration QUESTION = Duration.ofMinutes(1);
    private static final Duration MADE = Duration.ofMinutes(5);

    private final Engine engine;
    private final String name;
    private final String before;
    private final List<String> run;
    private final Duration grace;

    ContainerCommands(Engine engine, String name, List<String> run, Duration grace) {
        this.engine = engine;
        this.name = name;
        this.before = name + BEFORE;
        this.run = run;
        this.grace = grace;
    }

    void declare(Configuration here, String component) {
        for (List<String> question : List.of(
                inspect(),
                logs(),
                List.of("rename", name, before),
                List.of("rename", before, name),
                List.of("start", name))) {
            engine.declare(here, component, QUESTION, question);
        }
        for (List<String> end : List.of(
                ending("stop", name),
                ending("stop", before),
                ending("restart", name),
                removing(name),
                removing(before))) {
            engine.declare(here, component, ended(), end);
        }
        if (!run.isEmpty()) {
            engine.declare(here, component, MADE, run);
        }
    }

    private List<String> inspect() {
        return List.of("container", "inspect", "--format", FORMAT, name, before);
    }

    private static List<String> removing(String container) {
        return List.of("rm", "--force", container);
    }

    private List<String> logs() {
        return List.of("logs", "--tail", "20", name);
    }

    private List<String> ending(String verb, String container) {
        return List.of(verb, "-t", Long.toString(grace.toSeconds()), container);
    }

    private Duration ended() {
        return grace.plus(QUESTION);
    }

    Found find(Probe probe) {
        Found.State current = null;
        Found.State kept = null;
        for (String line : engine.find(probe, QUESTION, inspect())) {
            String[] words = line.split(" ", -1);
            String called = words[0].startsWith("/") ? words[0].substring(1) : words[0];
            String asked = words.length > 3 && !words[3].startsWith("<") ? words[3] : "";
            Found.State state = new Found.State(words[1], words[2].equals("true"), asked);
            current = called.equals(name) ? state : current;
            kept = called.equals(before) ? state : kept;
        }
        return new Found(current, kept);
    }

    /** The last lines that it wrote. */
    String written(Target target) {
        try {
            var logs = engine.run(target, QUESTION, logs());
            return (logs.stdout() + logs.stderr()).strip();
        } catch (CommandFailed e) {
            return "";
        }
    }

    String where(Target target) {
        return "its log is shown by '" + engine.program(target) + " logs " + name + "'";
    }

    List<String> argv(Target target) {
        return Engine.argv(engine.program(target), run);
    }

    /** The command that has one run that is there. */
    List<String> starting(Target target, boolean again) {
        return Engine.argv(engine.program(target), again ? ending("restart", name) : List.of("start", name));
    }

    void run(Target target) {
        engine.run(target, MADE, run);
    }

    void start(Target target) {
        engine.run(target, QUESTION, List.of("start", name));
    }

    void restart(Target target) {
        engine.run(target, ended(), ending("restart", name));
    }

    void stop(Target target) {
        engine.run(target, ended(), ending("stop", name));
    }

    /** Makes way for a new one. */
    void putAside(Target target) {
        engine.run(target, QUESTION, List.of("rename", name, before));
        stopBefore(target);
    }

    void stopBefore(Target target) {
        engine.run(target, ended(), ending("stop", before));
    }

    void bringBack(Target target) {
        engine.run(target, QUESTION, List.of("rename", before, name));
        start(target);
    }

    void remove(Target target) {
        engine.run(target, ended(), removing(name));
    }

    void removeBefore(Target target) {
        engine.run(target, ended(), removing(before));
    }
}
