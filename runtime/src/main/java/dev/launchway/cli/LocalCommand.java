package dev.launchway.cli;

import dev.launchway.engine.apply.FactSettings;
import dev.launchway.engine.apply.LocalRun;
import dev.launchway.engine.apply.RunSettings;
import dev.launchway.engine.apply.TargetLockedException;
import dev.launchway.engine.apply.TargetUnfitException;
import dev.launchway.engine.controller.ControllerFiles;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.Problem;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.remote.FactKeys;
import dev.launchway.remote.bootstrap.Bootstrap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code local}: deploys the components of one host below the current directory, or predicts that. */
final class LocalCommand extends RunCommand {

    private HostPlan host;

    LocalCommand(Session session) {
        super(session);
    }

    int run() throws UsageException {
        EnvironmentPlan environment = environment();
        host = LocalHost.choose(
                environment,
                session.arguments().value(Option.HOST),
                session.context().machine());
        return run(environment, List.of(host.name()));
    }

    @Override
    RunResult deploy(EnvironmentPlan environment, EventSink sink) throws InvalidModelException, InterruptedException {
        session.source().checkFiles(environment);
        EnvironmentPlan complete = session.withSecrets(environment);
        ExpandedEnvironment expanded = session.expansion().expand(complete);
        session.tell(expanded, host.name(), Duration.ofNanos(System.nanoTime() - begun), sink);
        interrupt.begin();
        RunSettings settings =
                new RunSettings(session.context().directory(), mode, interrupt, session.commandLine(), begun);
        try (ControllerFiles files =
                new ControllerFiles(expanded, session.context().caches(), sink)) {
            return new LocalRun(
                            expanded,
                            decided(expanded),
                            settings,
                            sink,
                            new LocalSystem(),
                            files,
                            facts(complete, expanded))
                    .run();
        } catch (TargetLockedException e) {
            return refuse(Trouble.LOCKED, e.getMessage(), List.of(), sink, environment);
        } catch (TargetUnfitException e) {
            return refuse(Trouble.UNFIT, e.getMessage(), e.details(), sink, environment);
        }
    }

    /** None where this program is not in files that stay as they are, as that of an editor. */
    private FactSettings facts(EnvironmentPlan complete, ExpandedEnvironment expanded) {
        Optional<String> program = Bootstrap.stateOf(Session.classPath());
        if (program.isEmpty()) {
            return FactSettings.NONE;
        }
        return new FactSettings(
                FactKeys.ofThisMachine(session.plan(), expanded, decided(expanded), program.get()),
                session.context().variables().getOrDefault("HOME", ""),
                !session.arguments().has(Option.FULL),
                () -> session.expansion().expand(complete),
                () -> 0);
    }

    private RunResult refuse(
            Trouble trouble, String message, List<String> details, EventSink sink, EnvironmentPlan environment) {
        Failure failure = new Failure(message, details, "", "");
        sink.accept(new Problem(trouble, "", environment.name(), host.name(), "", failure, ""));
        RunResult result = RunResult.notBegun(Set.of(trouble));
        sink.accept(result.event(environment.name(), mode, begun));
        return result;
    }

    /** The host with its platform decided. */
    private HostPlan decided(ExpandedEnvironment expanded) {
        for (HostPlan candidate : expanded.plan().hostPlans()) {
            if (candidate.name().equals(host.name())) {
                return candidate;
            }
        }
        return host;
    }
}
