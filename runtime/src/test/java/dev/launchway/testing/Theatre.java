package dev.launchway.testing;

import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.engine.apply.FactSettings;
import dev.launchway.engine.apply.LocalRun;
import dev.launchway.engine.apply.NextLook;
import dev.launchway.engine.apply.RunSettings;
import dev.launchway.engine.apply.TargetLockedException;
import dev.launchway.engine.apply.TargetUnfitException;
import dev.launchway.engine.controller.ControllerFiles;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Expansion;
import dev.launchway.engine.expand.ExpansionSettings;
import dev.launchway.engine.expand.Fingerprint;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.expand.ModelProblem;
import dev.launchway.engine.facts.RootKeys;
import dev.launchway.engine.privilege.Right;
import dev.launchway.engine.privilege.SudoersFile;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.engine.system.SystemAccess;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.ServicePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Deploys a {@link Stage} below a directory, with the real engine on real files.
 *
 * <pre>{@code
 * Theatre theatre = new Theatre(directory);
 * Run run = theatre.deploy(here -> here.add(File.at("a").content("b")));
 * }</pre>
 *
 * <p>The stage's definition directory is {@code src/test/resources/dev/launchway/testing}.
 */
public final class Theatre {

    private final Path base;
    private Consumer<Probe> verify = probe -> {};
    private Path home;
    private String platform;
    private boolean sandbox;
    private boolean proving;
    private SystemAccess machine = new LocalSystem();
    private final Map<String, Class<?>> others = new LinkedHashMap<>();
    private final Map<String, String> gathered = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> overrides = new LinkedHashMap<>();

    /**
     * Uses a directory.
     *
     * @param base an empty directory
     */
    public Theatre(Path base) {
        this.base = base;
        this.home = base;
    }

    /**
     * Sets what {@code ~} is; by default the directory.
     *
     * @param path the home directory of the user of the deployment
     * @return this
     */
    public Theatre home(Path path) {
        home = path;
        return this;
    }

    /**
     * Sets the platform of the host; by default it has none.
     *
     * @param name as an environment names it
     * @return this
     */
    public Theatre platform(String name) {
        platform = name;
        return this;
    }

    /**
     * Maps absolute paths below the work directory, as the environment of a developer does.
     *
     * @return this
     */
    public Theatre sandboxed() {
        sandbox = true;
        return this;
    }

    /**
     * Lets runs keep facts, and use those of the runs before.
     *
     * @return this
     */
    public Theatre proving() {
        proving = true;
        return this;
    }

    /**
     * Whether facts prove that nothing has to be done.
     *
     * @param configure what the stage's configure does
     * @return whether the next deployment looks at no component
     */
    public boolean isProven(Consumer<Configuration> configure) {
        return proving().predict(configure).events().stream()
                .filter(RunEvent.RootFinished.class::isInstance)
                .map(RunEvent.RootFinished.class::cast)
                .allMatch(root -> root.took().isZero());
    }

    /**
     * The stage's work directory.
     *
     * @return a path, at which nothing is before the first deployment
     */
    public Path workdir() {
        return base.resolve("work/stage");
    }

    /**
     * Sets what the stage's verify does.
     *
     * @param action called in each run, after all parts are done
     * @return this
     */
    public Theatre verify(Consumer<Probe> action) {
        verify = action;
        return this;
    }

    /**
     * Assigns another root component to the host, which is configured and deployed after the stage.
     *
     * @param name its root name
     * @param type its class
     * @param key what it requires of those before it
     * @return this
     */
    public Theatre gathering(String name, Class<?> type, String key) {
        others.put(name, type);
        gathered.put(name, key);
        return this;
    }

    /**
     * Sets an attribute of another root component, as an environment does.
     *
     * @param name its root name
     * @param attribute the name of the field
     * @param value a text, or what is made of texts
     * @return this
     */
    public Theatre set(String name, String attribute, Object value) {
        overrides.computeIfAbsent(name, root -> new LinkedHashMap<>()).put(attribute, value);
        return this;
    }

    /**
     * Sets the files and commands of the machine; by default those of this one.
     *
     * @param system what the stage is deployed on
     * @return this
     */
    Theatre on(SystemAccess system) {
        machine = system;
        return this;
    }

    /**
     * A stage that can be predicted and deployed.
     *
     * @param configure what its configure does
     * @return the stage
     */
    public Deployment deployment(Consumer<Configuration> configure) {
        return new Deployment() {

            @Override
            public Run predict() {
                return Theatre.this.predict(configure);
            }

            @Override
            public Run deploy() {
                return Theatre.this.deploy(configure);
            }

            @Override
            public Optional<NextLook> look() {
                return Optional.of(Theatre.this.look(configure));
            }
        };
    }

    /**
     * Deploys a stage.
     *
     * @param configure what its configure does
     * @return what happened
     */
    public Run deploy(Consumer<Configuration> configure) {
        return run(configure, Mode.DEPLOY);
    }

    /**
     * Predicts a stage.
     *
     * @param configure what its configure does
     * @return what would happen
     */
    public Run predict(Consumer<Configuration> configure) {
        return run(configure, Mode.PREDICT);
    }

    /**
     * Configures a stage that is wrong.
     *
     * @param configure what its configure does
     * @return the messages of the problems, one a line
     */
    public String problems(Consumer<Configuration> configure) {
        try {
            expand(configure);
        } catch (InvalidModelException e) {
            return String.join(
                    "\n", e.problems().stream().map(ModelProblem::message).toList());
        }
        throw new AssertionError("the model holds together");
    }

    /**
     * Configures a stage that is wrong.
     *
     * @param configure what its configure does
     * @return the codes of the problems
     */
    public List<String> codes(Consumer<Configuration> configure) {
        try {
            expand(configure);
        } catch (InvalidModelException e) {
            return e.problems().stream().map(problem -> problem.code().id()).toList();
        }
        return List.of();
    }

    /**
     * Configures a stage.
     *
     * @param configure what its configure does
     * @return the warnings, each with its code
     */
    public List<String> warnings(Consumer<Configuration> configure) {
        try {
            return expand(configure).warnings().stream()
                    .map(warning -> warning.code().id() + " " + warning.message())
                    .toList();
        } catch (InvalidModelException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    /**
     * What sudo has to allow for a stage.
     *
     * @param configure what its configure does
     * @param who the user of the deployment
     * @return the file
     */
    public SudoersFile sudoers(Consumer<Configuration> configure, String who) {
        try {
            Map<String, List<Right>> rights = new LinkedHashMap<>();
            expand(configure).roots().forEach(root -> rights.putAll(root.node().rightsWithin()));
            return new SudoersFile("test", "here", who, Optional.empty(), "", rights);
        } catch (InvalidModelException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    /**
     * Deploys a stage that this machine is not fit for.
     *
     * @param configure what its configure does
     * @return what is said, one line each
     */
    public List<String> unfit(Consumer<Configuration> configure) {
        try {
            run(configure, Mode.PREDICT);
        } catch (AssertionError e) {
            if (e.getCause() instanceof TargetUnfitException unfit) {
                List<String> lines = new ArrayList<>(List.of(unfit.getMessage()));
                lines.addAll(unfit.details());
                return lines;
            }
            throw e;
        }
        throw new AssertionError("the machine is fit");
    }

    private NextLook look(Consumer<Configuration> configure) {
        RunSettings settings = new RunSettings(base, Mode.DEPLOY, () -> false, "test", System.nanoTime());
        try {
            return NextLook.at(expand(configure), settings, machine);
        } catch (InvalidModelException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    private Run run(Consumer<Configuration> configure, Mode mode) {
        List<RunEvent> events = new ArrayList<>();
        WatchedMachine watched = new WatchedMachine();
        try {
            ExpandedEnvironment model = expand(configure);
            RunSettings settings = new RunSettings(base, mode, () -> false, "test", System.nanoTime());
            try (ControllerFiles files = new ControllerFiles(model, base.resolve("cache"), events::add)) {
                new LocalRun(
                                model,
                                model.plan().hostPlans().get(0),
                                settings,
                                events::add,
                                watched.access(machine),
                                files,
                                facts(model, configure))
                        .run();
            }
            return new Run(events, (RunFinished) events.get(events.size() - 1), watched.commands());
        } catch (InvalidModelException e) {
            throw new AssertionError(e.problems().toString(), e);
        } catch (TargetLockedException | TargetUnfitException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private FactSettings facts(ExpandedEnvironment model, Consumer<Configuration> configure) {
        if (!proving) {
            return FactSettings.NONE;
        }
        RootKeys keys = new RootKeys(List.of());
        Map<Integer, String> byRoot = new LinkedHashMap<>();
        for (ExpandedRoot root : model.roots()) {
            byRoot.put(root.plan().index(), keys.of(root.plan().name(), Fingerprint.of(root)));
        }
        return new FactSettings(byRoot, home.toString(), true, () -> expand(configure), () -> 0);
    }

    private ExpandedEnvironment expand(Consumer<Configuration> configure) throws InvalidModelException {
        EnvironmentPlan plan = plan();
        Stage.Scene.CURRENT.set(new Stage.Scene(configure, verify));
        try {
            return new Expansion(new NoService(), new ExpansionSettings(base, home, Optional.empty())).expand(plan);
        } finally {
            Stage.Scene.CURRENT.remove();
        }
    }

    private EnvironmentPlan plan() {
        TestEnvironment environment = new TestEnvironment("test").component("stage", Stage.class.getName());
        if (sandbox) {
            environment.setting("sandbox", "developer");
        }
        others.forEach((name, type) -> environment.component(name, type.getName()));
        List<String> names = new ArrayList<>(List.of("stage"));
        names.addAll(others.keySet());
        environment.host(
                "here", "here.example.com", platform, false, String.join(" ", names), "environments/test.toml:4:1");
        overrides.forEach((name, values) -> values.forEach(
                (attribute, value) -> environment.override(name, attribute, value, "environments/test.toml:7:1")));
        StringBuilder order = new StringBuilder("0");
        StringBuilder before = new StringBuilder("0");
        int group = 0;
        for (String name : others.keySet()) {
            int root = names.indexOf(name);
            environment.group(gathered.get(name), before.toString()).awaits(root, Integer.toString(group++));
            order.append(" ").append(root);
            before.append(" ").append(root);
        }
        return environment.configureOrder(order.toString()).build();
    }

    private static final class NoService extends ServicePlan {

        @Override
        public List<String> environments() {
            return List.of();
        }

        @Override
        public EnvironmentPlan environment(String name) {
            return null;
        }

        @Override
        public List<String> platformComponents(String className, String platform) {
            return List.of();
        }

        @Override
        public List<String> platforms() {
            return List.of();
        }
    }
}
