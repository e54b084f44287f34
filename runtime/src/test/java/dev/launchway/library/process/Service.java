package dev.launchway.library.process;

import dev.launchway.api.Configuration;
import dev.launchway.engine.apply.FactSettings;
import dev.launchway.engine.apply.LocalRun;
import dev.launchway.engine.apply.RunSettings;
import dev.launchway.engine.controller.ControllerFiles;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.Expansion;
import dev.launchway.engine.expand.ExpansionSettings;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.testing.TestEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One root component on one host, deployed by the real engine into a directory. */
final class Service extends ServicePlan {

    final List<RunEvent> events = new ArrayList<>();
    final Path workdir;

    private final Path base;

    Service(Path base) {
        this.base = base;
        this.workdir = base.resolve("work/holder");
    }

    RunFinished deploy(Consumer<Configuration> parts) {
        return run(Mode.DEPLOY, parts);
    }

    RunFinished predict(Consumer<Configuration> parts) {
        return run(Mode.PREDICT, parts);
    }

    private RunFinished run(Mode mode, Consumer<Configuration> parts) {
        events.clear();
        try {
            ExpandedEnvironment model = expand(parts);
            RunSettings settings = new RunSettings(base, mode, () -> false, "local test", System.nanoTime());
            try (ControllerFiles files = new ControllerFiles(model, base.resolve("cache"), events::add)) {
                new LocalRun(
                                model,
                                model.plan().hostPlans().get(0),
                                settings,
                                events::add,
                                new LocalSystem(),
                                files,
                                FactSettings.NONE)
                        .run();
            }
            return (RunFinished) events.get(events.size() - 1);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What is wrong with the model. */
    String problem(Consumer<Configuration> parts) {
        try {
            expand(parts);
            return "";
        } catch (InvalidModelException e) {
            return e.problems().get(0).message();
        }
    }

    private ExpandedEnvironment expand(Consumer<Configuration> parts) throws InvalidModelException {
        Holder.PARTS.set(parts);
        try {
            EnvironmentPlan plan = new TestEnvironment("test")
                    .component("holder", Holder.class.getName())
                    .host("here", "here.example.com", null, false, "holder", "environments/test.toml:4:1")
                    .configureOrder("0")
                    .build();
            return new Expansion(this, new ExpansionSettings(base, base, Optional.empty())).expand(plan);
        } finally {
            Holder.PARTS.remove();
        }
    }

    /** What the one component that failed had to say, its details included. */
    String failure() {
        for (RunEvent event : events) {
            if (event instanceof ComponentFailed failed) {
                return failed.failure().message() + "\n"
                        + String.join("\n", failed.failure().details());
            }
        }
        return "";
    }

    <E extends RunEvent> List<E> events(Class<E> kind) {
        List<E> found = new ArrayList<>();
        for (RunEvent event : events) {
            if (kind.isInstance(event)) {
                found.add(kind.cast(event));
            }
        }
        return found;
    }

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
