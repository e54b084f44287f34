package dev.launchway.report;

import dev.launchway.engine.event.HostNames;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.Receiving;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.RootStarted;
import dev.launchway.text.SizeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far the deployment of several hosts has come, in one line. */
final class Progress {

    private final String environment;
    private final List<String> hosts;
    private final Map<String, String> atWork = new LinkedHashMap<>();
    private final Map<String, Receiving> coming = new LinkedHashMap<>();
    private int done;
    private int failed;
    private String text;

    Progress(String environment, List<String> hosts) {
        this.environment = environment;
        this.hosts = hosts;
    }

    void started(RootStarted started) {
        atWork.put(started.host(), started.root());
        text = null;
    }

    void receiving(Receiving receiving) {
        coming.put(receiving.host(), receiving);
        text = null;
    }

    void finished(RootFinished finished) {
        atWork.remove(finished.host(), finished.root());
        coming.remove(finished.host());
        text = null;
        if (finished.outcome() == Outcome.FAILED) {
            failed++;
        } else if (finished.outcome() != Outcome.SKIPPED) {
            done++;
        }
    }

    /** What is at work: {@code production: 12 done, app on web[01..04], cron on db01}. */
    String text() {
        if (text == null) {
            text = line();
        }
        return text;
    }

    private String line() {
        Map<String, List<String>> roots = new LinkedHashMap<>();
        for (String host : hosts) {
            String root = atWork.get(host);
            if (root != null) {
                roots.computeIfAbsent(root, name -> new ArrayList<>()).add(host);
            }
        }
        StringBuilder line = new StringBuilder(environment + ": " + done + " done");
        if (failed > 0) {
            line.append(", ").append(failed).append(" failed");
        }
        roots.forEach(
                (root, all) -> line.append(", ").append(root).append(" on ").append(HostNames.text(all)));
        if (!coming.isEmpty()) {
            long received =
                    coming.values().stream().mapToLong(Receiving::received).sum();
            long size = coming.values().stream().mapToLong(Receiving::size).sum();
            line.append(", ").append(SizeText.of(received)).append(" of ").append(SizeText.of(size));
        }
        return line.toString();
    }
}
