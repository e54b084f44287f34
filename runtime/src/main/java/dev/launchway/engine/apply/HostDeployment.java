package dev.launchway.engine.apply;

import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.expand.ExpandedRoot;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the roots of one host in their order, passes over what waits for a failed one, and counts. */
final class HostDeployment {

    private final HostRun run;
    private final Schedule schedule;
    private final Map<ExpandedRoot, String> leftOut = new HashMap<>();
    private final List<String> finishedRoots = new ArrayList<>();
    private boolean interrupted;
    private int changed;
    private int unchanged;
    private int failed;
    private int skipped;

    HostDeployment(HostRun run, Schedule schedule) {
        this.run = run;
        this.schedule = schedule;
    }

    RunFinished deploy() {
        List<String> names = new ArrayList<>();
        for (ExpandedRoot root : schedule.order()) {
            names.add(root.plan().name());
            deploy(root);
        }
        settle(names);
        RunFinished end = new RunFinished(
                run.environment().name(),
                run.settings().mode(),
                changed,
                unchanged,
                failed,
                skipped,
                Duration.ofNanos(System.nanoTime() - run.settings().begun()));
        run.reporter().runFinished(end);
        return end;
    }

    private void deploy(ExpandedRoot root) {
        String name = root.plan().name();
        if (root.plan().ignored()) {
            skip(name, "ignored in " + line(root.plan().location()), Duration.ZERO);
            return;
        }
        String why = reasonToLeaveOut(root);
        if (why != null) {
            leftOut.put(root, "was skipped");
            skip(name, why, Duration.ZERO);
            return;
        }
        long begin = System.nanoTime();
        run.reporter().rootStarted(name);
        RootRun deployment = new RootRun(run, root);
        RootRun.End end = deployment.deploy();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        changed += deployment.changed();
        unchanged += deployment.unchanged();
        switch (end) {
            case FINISHED -> {
                finishedRoots.add(name);
                Outcome outcome = deployment.changed() > 0 ? Outcome.CHANGED : Outcome.UNCHANGED;
                run.reporter().rootFinished(name, outcome, "", took);
            }
            case FAILED -> {
                failed++;
                leftOut.put(root, "failed");
                run.reporter().rootFinished(name, Outcome.FAILED, "", took);
            }
            case INTERRUPTED -> {
                interrupt();
                skip(name, "interrupted", took);
            }
        }
    }

    /** Why a root is not even begun; {@code null} when it is. */
    private String reasonToLeaveOut(ExpandedRoot root) {
        if (!interrupted && run.settings().interrupted().getAsBoolean()) {
            interrupt();
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

    private void interrupt() {
        interrupted = true;
        run.reporter().interrupted();
    }

    private void skip(String root, String why, Duration took) {
        skipped++;
        run.reporter().rootFinished(root, Outcome.SKIPPED, why, took);
    }

    private void settle(List<String> names) {
        if (run.predicting()) {
            return;
        }
        try {
            run.journal().settle(names, finishedRoots);
            run.journal().close();
        } catch (IOException e) {
            // Nothing is lost: what stays in the journal makes the next run do more than it needs to.
            run.reporter().message("journal", e.getMessage());
        }
    }

    /** A location without its column. */
    private static String line(String location) {
        int colon = location.lastIndexOf(':');
        boolean hasColumn = colon > 0 && location.lastIndexOf(':', colon - 1) > 0;
        return hasColumn ? location.substring(0, colon) : location;
    }
}
