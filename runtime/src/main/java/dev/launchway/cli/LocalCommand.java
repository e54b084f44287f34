package dev.launchway.cli;

import dev.launchway.engine.apply.LocalRun;
import dev.launchway.engine.apply.RunSettings;
import dev.launchway.engine.apply.TargetLocked;
import dev.launchway.engine.apply.TargetUnfit;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.Problem;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.event.RunEvent.RunStarted;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ModelInvalid;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import java.time.Duration;
import java.util.List;

/** {@code local}: deploys the components of one host below the current directory, or predicts that. */
final class LocalCommand {

    private final Session session;
    private final Mode mode;
    private final long begun = System.nanoTime();

    LocalCommand(Session session) {
        this.session = session;
        this.mode = Session.mode(session.arguments());
    }

    int run() throws UsageError {
        if (session.arguments().has(Option.EXIT_CODE) && mode != Mode.PREDICT) {
            throw new UsageError("--exit-code tells what a prediction found", "add --predict");
        }
        EnvironmentPlan environment =
                session.environment(session.arguments().operands().get(0));
        HostPlan host = LocalHost.choose(
                environment,
                session.arguments().value(Option.HOST),
                session.around().machine());
        Witness sink = new Witness(session.report());
        sink.accept(new RunStarted(environment.name(), List.of(host.name()), mode));
        ExpandedEnvironment expanded;
        try {
            expanded = session.expand(environment, session.expansion());
        } catch (ModelInvalid e) {
            Session.tell(e, sink);
            sink.accept(nothing(environment));
            return ExitCode.MODEL_INVALID;
        }
        Session.tell(expanded, host.name(), Duration.ofNanos(System.nanoTime() - begun), sink);
        Interrupt interrupt = new Interrupt(session.output());
        int code = ExitCode.FAILED;
        interrupt.begin();
        try {
            code = deploy(expanded, host, interrupt, sink);
        } finally {
            interrupt.end(code);
        }
        return code;
    }

    private int deploy(ExpandedEnvironment expanded, HostPlan host, Interrupt interrupt, Witness sink) {
        RunSettings settings =
                new RunSettings(session.around().directory(), mode, interrupt, session.commandLine(), begun);
        try {
            RunFinished finished = new LocalRun(expanded, decided(expanded, host), settings, sink).run();
            return code(finished, sink);
        } catch (TargetLocked e) {
            refuse(Trouble.LOCKED, e.getMessage(), expanded.plan(), host, sink);
            return ExitCode.LOCKED;
        } catch (TargetUnfit e) {
            refuse(Trouble.UNFIT, e.getMessage(), expanded.plan(), host, sink);
            return ExitCode.UNREACHABLE;
        }
    }

    private int code(RunFinished finished, Witness sink) {
        if (sink.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        if (finished.failed() > 0) {
            return ExitCode.FAILED;
        }
        boolean found = finished.changed() > 0 || sink.somethingNotKnown();
        return found && session.arguments().has(Option.EXIT_CODE) ? ExitCode.WOULD_CHANGE : ExitCode.DONE;
    }

    private void refuse(Trouble trouble, String message, EnvironmentPlan environment, HostPlan host, EventSink sink) {
        Failure failure = new Failure(message, List.of(), "", "");
        sink.accept(new Problem(trouble, "", environment.name(), host.name(), "", failure, ""));
        sink.accept(nothing(environment));
    }

    private RunFinished nothing(EnvironmentPlan environment) {
        return new RunFinished(environment.name(), mode, 0, 0, 0, 0, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** The host with its platform decided. */
    private static HostPlan decided(ExpandedEnvironment expanded, HostPlan host) {
        for (HostPlan candidate : expanded.plan().hostPlans()) {
            if (candidate.name().equals(host.name())) {
                return candidate;
            }
        }
        return host;
    }
}
