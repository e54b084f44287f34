package dev.launchway.report;

import dev.launchway.engine.event.RunEvent.HostReached;
import dev.launchway.engine.event.RunEvent.Reaching;
import dev.launchway.text.SizeText;
import java.util.LinkedHashSet;
import java.util.Set;

/** Tells how far a run has come in reaching its hosts. */
final class ConnectionProgress {

    private static final int NAMED = 3;

    private final Lines lines;
    private final boolean verbose;
    private final Set<String> waiting = new LinkedHashSet<>();
    private String environment = "";
    private int all;

    ConnectionProgress(Lines lines, boolean verbose) {
        this.lines = lines;
        this.verbose = verbose;
    }

    void begin(Reaching reaching) {
        environment = reaching.environment();
        waiting.clear();
        waiting.addAll(reaching.hosts());
        all = waiting.size();
        String which = all == 1 ? reaching.hosts().get(0) : all + " hosts";
        lines.milestone(environment + ": reaching " + which);
    }

    void reached(HostReached host) {
        waiting.remove(host.host());
        if (verbose) {
            String note = host.note().isEmpty() ? "" : " " + host.note();
            lines.progress(host.host() + ": reached" + note
                    + (host.sent() == 0 ? "" : ", " + SizeText.of(host.sent()) + " sent"));
        }
        if (waiting.isEmpty()) {
            lines.status(environment + ": hosts configure");
            return;
        }
        String names = String.join(", ", waiting.stream().limit(NAMED).toList());
        String more = waiting.size() > NAMED ? ", and " + (waiting.size() - NAMED) + " more" : "";
        lines.status(environment + ": reached " + (all - waiting.size()) + " of " + all + " hosts, waiting for " + names
                + more);
    }
}
