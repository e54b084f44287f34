package dev.launchway.engine.apply;

import dev.launchway.api.Configuration;
import dev.launchway.engine.controller.ControllerFiles;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.Expansion;
import dev.launchway.engine.expand.ExpansionSettings;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.engine.system.SystemAccess;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.testing.TestEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An environment of steps on the hosts {@code here} and {@code there}, and runs of it on real files. */
final class Scenario {

    private static final ThreadLocal<Scenario> CURRENT = new ThreadLocal<>();

    final Path base;
    final List<RunEvent> events = new ArrayList<>();
    SystemAccess system = new LocalSystem();
    boolean interrupted;

    private final Map<String, Consumer<Step>> roots = new LinkedHashMap<>();
    private final Map<String, String> assigned = new LinkedHashMap<>();
    private final Map<String, List<String>> awaits = new LinkedHashMap<>();

    Scenario(Path base) {
        this.base = base;
    }

    /** A root on the host {@code here}; {@code !name} for an ignored one. */
    Scenario root(String name, Consumer<Step> configure) {
        String plain = name.startsWith("!") ? name.substring(1) : name;
        roots.put(plain, configure);
        assigned.put(plain, name);
        return this;
    }

    Scenario awaits(String root, String... others) {
        awaits.put(root, List.of(others));
        return this;
    }

    static void configureRoot(Step root, Configuration here) {
        Scenario scenario = CURRENT.get();
        String name = here.workdir().getFileName().toString();
        scenario.roots.get(name).accept(root);
    }

    RunFinished deploy() {
        return run(Mode.DEPLOY);
    }

    RunFinished predict() {
        return run(Mode.PREDICT);
    }

    RunFinished run(Mode mode) {
        try {
            return start(mode);
        } catch (TargetLockedException | TargetUnfitException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    RunFinished start(Mode mode) throws TargetLockedException, TargetUnfitException, InterruptedException {
        events.clear();
        ExpandedEnvironment model = expand();
        RunSettings settings = new RunSettings(base, mode, () -> interrupted, "local test", System.nanoTime());
        try (ControllerFiles files = new ControllerFiles(model, base.resolve("cache"), events::add)) {
            new LocalRun(
                            model,
                            model.plan().hostPlans().get(0),
                            settings,
                            events::add,
                            system,
                            files,
                            FactSettings.NONE)
                    .run();
        }
        return (RunFinished) events.get(events.size() - 1);
    }

    private ExpandedEnvironment expand() {
        CURRENT.set(this);
        try {
            return new Expansion(new Service(), new ExpansionSettings(base, base, Optional.empty())).expand(plan());
        } catch (InvalidModelException e) {
            throw new AssertionError(e.problems().toString(), e);
        } finally {
            CURRENT.remove();
        }
    }

    private EnvironmentPlan plan() {
        TestEnvironment builder = new TestEnvironment("test");
        List<String> names = new ArrayList<>(roots.keySet());
        StringBuilder order = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            builder.component(names.get(i), Step.class.getName());
            order.append(i).append(' ');
        }
        builder.host(
                "here",
                "here.example.com",
                null,
                false,
                String.join(" ", assigned.values()),
                "environments/test.toml:4:1");
        builder.host("there", "there.example.com", null, false, "", "environments/test.toml:5:1");
        builder.configureOrder(order.toString().strip());
        int group = 0;
        for (Map.Entry<String, List<String>> entry : awaits.entrySet()) {
            StringBuilder members = new StringBuilder();
            for (String other : entry.getValue()) {
                members.append(names.indexOf(other)).append(' ');
            }
            builder.group("key" + group, members.toString());
            builder.awaits(names.indexOf(entry.getKey()), Integer.toString(group));
            group++;
        }
        return builder.build();
    }

    /** The events of a kind, in their order. */
    <E extends RunEvent> List<E> events(Class<E> kind) {
        List<E> found = new ArrayList<>();
        for (RunEvent event : events) {
            if (kind.isInstance(event)) {
                found.add(kind.cast(event));
            }
        }
        return found;
    }

    private static final class Service extends ServicePlan {

        @Override
        public List<String> environments() {
            return List.of("test");
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
