package dev.launchway.cli;

import dev.launchway.cli.observed.ObservedReport;
import dev.launchway.diagnostic.Code;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.event.RunEvent.RunStarted;
import dev.launchway.engine.event.RunEvent.Warning;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.Expansion;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.expand.ModelProblem;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code check}: configures environments and tells all that is wrong with them. */
final class CheckCommand {

    private final Session session;
    private final ObservedReport observed = new ObservedReport();

    CheckCommand(Session session) {
        this.session = session;
    }

    int run() throws UsageException {
        List<String> names = session.arguments().operands();
        Findings.checkOptions(session.arguments());
        session.requireUseOfIdentity();
        List<EnvironmentPlan> environments = new ArrayList<>();
        for (String name : names.isEmpty() ? session.plan().environments() : names) {
            environments.add(session.environment(name));
        }
        if (!Findings.wanted(session.arguments())) {
            return check(environments, session.report());
        }
        Findings findings = new Findings(session.arguments(), session.context(), session.source());
        int exitCode = check(environments, session.redacted(findings.sink()));
        findings.write();
        return exitCode;
    }

    /** What is known of an environment after its check. */
    private enum Result {
        HOLDS,
        /** A part of it takes secrets, and could not be configured with placeholders. */
        NOT_ALL_KNOWN,
        INVALID
    }

    private int check(List<EnvironmentPlan> environments, EventSink sink) {
        Expansion expansion = session.expansion();
        boolean all = session.arguments().operands().isEmpty();
        UnreadReport unread = all ? new UnreadReport(session.plan(), expansion) : null;
        Result worst = Result.HOLDS;
        int left = environments.size();
        try {
            for (EnvironmentPlan environment : environments) {
                left--;
                Result result = check(environment, expansion, unread, worst == Result.HOLDS && left == 0, sink);
                worst = result.compareTo(worst) > 0 ? result : worst;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        return worst == Result.INVALID ? ExitCode.MODEL_INVALID : ExitCode.DONE;
    }

    private Result check(
            EnvironmentPlan environment, Expansion expansion, UnreadReport unread, boolean last, EventSink sink)
            throws InterruptedException {
        long begun = System.nanoTime();
        List<String> hosts = new ArrayList<>();
        for (HostPlan host : environment.hostPlans()) {
            hosts.add(host.name());
        }
        sink.accept(new RunStarted(environment.name(), hosts, Mode.CHECK));
        Result result = Result.HOLDS;
        try {
            ExpandedEnvironment expanded = session.expand(environment, expansion);
            session.tell(expanded, "", Duration.ofNanos(System.nanoTime() - begun), sink);
            observed.tell(expanded, sink);
            if (unread != null) {
                unread.add(expanded);
                if (last) {
                    unread.tell(sink);
                }
            }
        } catch (InvalidModelException e) {
            result = told(e, sink);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        sink.accept(new RunFinished(environment.name(), Mode.CHECK, 0, 0, 0, 0, took));
        return result;
    }

    /** What may come of a placeholder is none of the model's fault: whoever has no identity can know no more. */
    private static Result told(InvalidModelException e, EventSink sink) {
        Set<ModelProblem> warned = new LinkedHashSet<>();
        List<ModelProblem> errors = new ArrayList<>();
        for (ModelProblem problem : e.problems()) {
            if (problem.code() == Code.LW168_PLACEHOLDER_REFUSED) {
                warn(problem, sink, warned);
            } else {
                errors.add(problem);
            }
        }
        if (errors.isEmpty()) {
            return Result.NOT_ALL_KNOWN;
        }
        Session.tell(new InvalidModelException(errors), sink);
        return Result.INVALID;
    }

    /** Once for all hosts. */
    private static void warn(ModelProblem problem, EventSink sink, Set<ModelProblem> warned) {
        ModelProblem anywhere = new ModelProblem(
                problem.code(),
                problem.environment(),
                "",
                problem.breadcrumb(),
                problem.message(),
                problem.details(),
                problem.location(),
                problem.help(),
                "");
        if (warned.add(anywhere)) {
            sink.accept(new Warning(
                    problem.code().id(),
                    problem.environment(),
                    problem.breadcrumb() + ": " + problem.message() + "; " + String.join("; ", problem.details()),
                    problem.location(),
                    problem.help()));
        }
    }
}
