package dev.launchway.cli;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.event.RunEvent.RunStarted;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.Expansion;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code check}: configures environments and tells all that is wrong with them. */
final class CheckCommand {

    private final Session session;

    CheckCommand(Session session) {
        this.session = session;
    }

    int run() throws UsageException {
        List<String> names = session.arguments().operands();
        Findings.checkOptions(session.arguments());
        List<EnvironmentPlan> environments = new ArrayList<>();
        for (String name : names.isEmpty() ? session.plan().environments() : names) {
            environments.add(session.environment(name));
        }
        if (!Findings.wanted(session.arguments())) {
            return check(environments, session.report());
        }
        Findings findings = new Findings(session.arguments(), session.context(), session.source());
        int exitCode = check(environments, findings.sink());
        findings.write();
        return exitCode;
    }

    private int check(List<EnvironmentPlan> environments, EventSink sink) {
        Expansion expansion = session.expansion();
        boolean all = session.arguments().operands().isEmpty();
        UnreadReport unread = all ? new UnreadReport(session.plan(), expansion) : null;
        boolean valid = true;
        int left = environments.size();
        for (EnvironmentPlan environment : environments) {
            left--;
            valid &= check(environment, expansion, unread, valid && left == 0, sink);
        }
        return valid ? ExitCode.DONE : ExitCode.MODEL_INVALID;
    }

    private boolean check(
            EnvironmentPlan environment, Expansion expansion, UnreadReport unread, boolean last, EventSink sink) {
        long begun = System.nanoTime();
        List<String> hosts = new ArrayList<>();
        for (HostPlan host : environment.hostPlans()) {
            hosts.add(host.name());
        }
        sink.accept(new RunStarted(environment.name(), hosts, Mode.CHECK));
        boolean valid = true;
        try {
            ExpandedEnvironment expanded = session.expand(environment, expansion);
            Session.tell(expanded, "", Duration.ofNanos(System.nanoTime() - begun), sink);
            if (unread != null) {
                unread.add(expanded);
                if (last) {
                    unread.tell(sink);
                }
            }
        } catch (InvalidModelException e) {
            Session.tell(e, sink);
            valid = false;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        sink.accept(new RunFinished(environment.name(), Mode.CHECK, 0, 0, 0, 0, took));
        return valid;
    }
}
