package dev.launchway.cli;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.RunStarted;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.plan.EnvironmentPlan;
import java.util.List;
import java.util.Set;

/** What {@code local} and {@code remote} have in common: a run, told of from its beginning to its exit code. */
abstract class RunCommand {

    final Session session;
    final Mode mode;
    final Interrupt interrupt;
    final long begun = System.nanoTime();

    RunCommand(Session session) {
        this.session = session;
        this.mode = Session.mode(session.arguments());
        this.interrupt = new Interrupt(session.output());
    }

    /** Deploys, or predicts that; what ends the run is the last thing that the sink is told. */
    abstract RunResult deploy(EnvironmentPlan environment, EventSink sink)
            throws InvalidModelException, InterruptedException;

    /** The environment that the command line names. */
    final EnvironmentPlan environment() throws UsageException {
        if (session.arguments().has(Option.EXIT_CODE) && mode != Mode.PREDICT) {
            throw new UsageException("--exit-code tells what a prediction found", "add --predict");
        }
        return session.environment(session.arguments().operands().get(0));
    }

    /** Runs, and says how the process is to end. */
    final int run(EnvironmentPlan environment, List<String> hosts) {
        OutcomeRecorder sink = new OutcomeRecorder(session.report());
        sink.accept(new RunStarted(environment.name(), hosts, mode));
        int code = ExitCode.FAILED;
        try {
            code = code(deploy(environment, sink), sink);
        } catch (InvalidModelException e) {
            Session.tell(e, sink);
            sink.accept(RunResult.notBegun(Set.of(Trouble.MODEL_INVALID)).event(environment.name(), mode, begun));
            code = ExitCode.MODEL_INVALID;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            code = ExitCode.INTERRUPTED;
        } finally {
            interrupt.end(code);
        }
        return code;
    }

    private int code(RunResult result, OutcomeRecorder sink) {
        if (result.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        if (result.troubles().contains(Trouble.MODEL_INVALID)) {
            return ExitCode.MODEL_INVALID;
        }
        if (result.troubles().contains(Trouble.UNREACHABLE) || result.troubles().contains(Trouble.UNFIT)) {
            return ExitCode.UNREACHABLE;
        }
        if (result.troubles().contains(Trouble.LOCKED)) {
            return ExitCode.LOCKED;
        }
        if (result.failed() > 0 || result.lost() > 0 || result.declined()) {
            return ExitCode.FAILED;
        }
        boolean found = result.changed() > 0 || sink.somethingNotKnown();
        return found && session.arguments().has(Option.EXIT_CODE) ? ExitCode.WOULD_CHANGE : ExitCode.DONE;
    }
}
