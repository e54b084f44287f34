package dev.launchway.report;

import dev.launchway.engine.event.HostNames;
import dev.launchway.engine.event.RunEvent.ComponentFinished;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.RootFinished;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what became of each host of a run; hosts that fared alike share a line. */
final class HostTotals {

    private final Map<String, Total> totals = new LinkedHashMap<>();

    private static final class Total {
        int changed;
        int unchanged;
        int failed;
        int skipped;
        boolean lost;
    }

    void begin(List<String> hosts) {
        totals.clear();
        hosts.forEach(host -> totals.put(host, new Total()));
    }

    void add(ComponentFinished finished) {
        Total total = totals.computeIfAbsent(finished.host(), host -> new Total());
        if (finished.changed()) {
            total.changed++;
        } else {
            total.unchanged++;
        }
    }

    void add(RootFinished finished) {
        Total total = totals.computeIfAbsent(finished.host(), host -> new Total());
        if (finished.outcome() == Outcome.FAILED) {
            total.failed++;
        } else if (finished.outcome() == Outcome.SKIPPED) {
            total.skipped++;
        }
    }

    void lost(String host) {
        totals.computeIfAbsent(host, name -> new Total()).lost = true;
    }

    /** How many hosts were lost when nothing was at work there. */
    int lost() {
        int lost = 0;
        for (Total total : totals.values()) {
            lost += total.lost ? 1 : 0;
        }
        return lost;
    }

    /** A line for each group of hosts; none when there is nothing to tell them apart by. */
    List<String> lines(Mode mode, Style style) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        boolean eventful = false;
        for (Map.Entry<String, Total> entry : totals.entrySet()) {
            Total total = entry.getValue();
            eventful |= total.changed + total.failed > 0 || total.lost;
            groups.computeIfAbsent(text(total, mode, style), same -> new ArrayList<>())
                    .add(entry.getKey());
        }
        List<String> lines = new ArrayList<>();
        if (eventful && totals.size() > 1) {
            groups.forEach((text, hosts) -> lines.add(CleanText.of(HostNames.text(hosts)) + ": " + text));
        }
        return lines;
    }

    private static String text(Total total, Mode mode, Style style) {
        String changed = total.changed + (mode == Mode.PREDICT ? " would change" : " changed");
        String text = (total.changed > 0 ? style.yellow(changed) : changed) + ", " + total.unchanged + " unchanged";
        if (total.failed > 0) {
            text += ", " + style.red(total.failed + " failed");
        }
        if (total.skipped > 0) {
            text += ", " + total.skipped + " skipped";
        }
        return total.lost ? text + ", " + style.red("lost") : text;
    }
}
