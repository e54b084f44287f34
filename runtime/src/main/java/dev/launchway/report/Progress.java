package dev.launchway.report;

import dev.launchway.engine.event.HostNames;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.RootStarted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far the deployment of several hosts has come, in one line. */
final class Progress {

    private final String environment;
    private final List<String> hosts;
    private final Map<String, String> atWork = new LinkedHashMap<>();
    private int done;
    private int failed;

    Progress(String environment, List<String> hosts) {
        this.environment = environment;
        this.hosts = hosts;
    }

    void started(RootStarted started) {
        atWork.put(started.host(), started.root());
    }

    void finished(RootFinished finished) {
        atWork.remove(finished.host(), finished.root());
        if (finished.outcome() == Outcome.FAILED) {
            failed++;
        } else if (finished.outcome() != Outcome.SKIPPED) {
            done++;
        }
    }

    /** What is at work: {@code production: 12 done, app on web[01..04], cron on db01}. */
    String text() {
        Map<String, List<String>> roots = new LinkedHashMap<>();
        for (String host : hosts) {
            String root = atWork.get(host);
            if (root != null) {
                roots.computeIfAbsent(root, name -> new ArrayList<>()).add(host);
            }
        }
        StringBuilder text = new StringBuilder(environment + ": " + done + " done");
        if (failed > 0) {
            text.append(", ").append(failed).append(" failed");
        }
        roots.forEach(
                (root, all) -> text.append(", ").append(root).append(" on ").append(HostNames.text(all)));
        return text.toString();
    }
}
