package dev.launchway.engine.apply;

import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.expand.ExpandedRoot;
import java.util.HashMap;
import java.util.Map;

/** Takes the roots of one host in their order, passes over what waits for a failed one, and counts. */
final class HostDeployment {

    private final HostSession session;
    private final RunSettings settings;
    private final Schedule schedule;
    private final Map<ExpandedRoot, String> leftOut = new HashMap<>();
    private boolean interrupted;
    private int failed;
    private int skipped;

    HostDeployment(HostSession session, RunSettings settings, Schedule schedule) {
        this.session = session;
        this.settings = settings;
        this.schedule = schedule;
    }

    void deploy() {
        for (ExpandedRoot root : schedule.order()) {
            deploy(root);
        }
    }

    int failed() {
        return failed;
    }

    int skipped() {
        return skipped;
    }

    private void deploy(ExpandedRoot root) {
        if (root.plan().ignored()) {
            skip(root, "ignored in " + line(root.plan().location()));
            return;
        }
        String why = reasonToLeaveOut(root);
        if (why != null) {
            leftOut.put(root, "was skipped");
            skip(root, why);
            return;
        }
        Outcome outcome = session.deploy(root);
        if (outcome == Outcome.FAILED) {
            failed++;
            leftOut.put(root, "failed");
        } else if (outcome == Outcome.SKIPPED) {
            interrupted = true;
            skipped++;
        }
    }

    /** Why a root is not even begun; {@code null} when it is. */
    private String reasonToLeaveOut(ExpandedRoot root) {
        if (!interrupted && settings.interrupted().getAsBoolean()) {
            interrupted = true;
            session.interrupt();
        }
        if (interrupted) {
            return "interrupted";
        }
        for (ExpandedRoot awaited : schedule.awaited(root)) {
            String what = leftOut.get(awaited);
            if (what != null) {
                return "waits for " + awaited.plan().name() + ", which " + what;
            }
        }
        return null;
    }

    private void skip(ExpandedRoot root, String why) {
        skipped++;
        session.skip(root, why);
    }

    /** A location without its column. */
    private static String line(String location) {
        int colon = location.lastIndexOf(':');
        boolean hasColumn = colon > 0 && location.lastIndexOf(':', colon - 1) > 0;
        return hasColumn ? location.substring(0, colon) : location;
    }
}
