package dev.launchway.engine.rollout;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.HostLost;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.plan.RootPlan;
import java.time.Duration;
import java.util.List;

/** What a rollout tells of root components whose agents do not tell it. */
final class RolloutEvents {

    private final EventSink sink;

    RolloutEvents(EventSink sink) {
        this.sink = sink;
    }

    void ignored(RootPlan root) {
        skipped(root, "ignored in " + line(root.location()));
    }

    void skipped(RootPlan root, String why) {
        finished(root, Outcome.SKIPPED, why);
    }

    /** Its host is gone. */
    void failed(ExpandedRoot root, String why) {
        List<String> details = List.of("what was at work there stops before its next component; run it again");
        Failure failure = new Failure(why, details, "", "");
        sink.accept(new ComponentFailed(root.plan().host().name(), root.node().breadcrumb(), failure));
        finished(root.plan(), Outcome.FAILED, "");
    }

    /** All is deployed, but the host did not say that it has put its own affairs in order. */
    void lost(String host, String why) {
        List<String> details = List.of("what it says of itself with --status may be old; run it again");
        sink.accept(new HostLost(host, new Failure("was lost after its last root component: " + why, details, "", "")));
    }

    private void finished(RootPlan root, Outcome outcome, String why) {
        sink.accept(new RootFinished(root.host().name(), root.name(), outcome, why, Duration.ZERO));
    }

    /** A location without its column. */
    private static String line(String location) {
        int colon = location.lastIndexOf(':');
        boolean hasColumn = colon > 0 && location.lastIndexOf(':', colon - 1) > 0;
        return hasColumn ? location.substring(0, colon) : location;
    }
}
