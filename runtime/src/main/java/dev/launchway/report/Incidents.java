package dev.launchway.report;

import dev.launchway.engine.event.HostNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what went wrong and writes each of it once, with all the hosts that it is known of by then. */
final class Incidents {

    private final Map<Incident, List<String>> hosts = new LinkedHashMap<>();
    private final Map<Incident, String> told = new HashMap<>();
    private final Map<Incident, List<String>> again = new LinkedHashMap<>();
    private HostOrder order = new HostOrder(List.of());
    private final boolean verbose;

    Incidents(boolean verbose) {
        this.verbose = verbose;
    }

    /** The hosts of a run, in the order in which they are told. */
    void begin(List<String> all) {
        order = new HostOrder(all);
        told.clear();
        again.clear();
    }

    void add(Incident incident, String host) {
        Map<Incident, List<String>> where = told.containsKey(incident) ? again : hosts;
        List<String> affected = where.get(incident);
        if (affected == null) {
            affected = new ArrayList<>();
            where.put(incident, affected);
        }
        if (!host.isEmpty() && !affected.contains(host)) {
            affected.add(host);
        }
    }

    /** How many of the collected incidents keep the run from beginning. */
    int errors() {
        int errors = 0;
        for (Incident incident : hosts.keySet()) {
            errors += incident.headline().equals("error") ? 1 : 0;
        }
        return errors;
    }

    /** The collected incidents as lines, which are forgotten then. */
    List<String> take(Style style) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<Incident, List<String>> entry : hosts.entrySet()) {
            entry.getValue().sort(order);
            write(entry.getKey(), HostNames.text(entry.getValue()), style, lines);
            told.put(entry.getKey(), HostNames.text(entry.getValue()));
        }
        hosts.clear();
        return lines;
    }

    /** A line for each incident that came again after it was written. */
    List<String> takeRepeated(Style style) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<Incident, List<String>> entry : again.entrySet()) {
            entry.getValue().sort(order);
            Incident incident = entry.getKey();
            String where = where(incident, HostNames.text(entry.getValue()));
            lines.add(headline(incident, style) + " " + style.bold(CleanText.of(where)) + ", as on "
                    + CleanText.of(told.get(incident)));
        }
        again.clear();
        return lines;
    }

    private void write(Incident incident, String affected, Style style, List<String> lines) {
        String where = CleanText.of(where(incident, affected));
        String[] message =
                CleanText.withoutColours(incident.failure().message()).split("\n", -1);
        boolean failed = incident.headline().equals("failed");
        String code = incident.code().isEmpty() ? "" : "[" + incident.code() + "] ";
        lines.add(headline(incident, style) + " " + code + style.bold(failed ? where : message[0]));
        if (failed) {
            lines.add("    " + message[0]);
        } else if (!where.isEmpty()) {
            lines.add("    " + where);
        }
        for (int i = 1; i < message.length; i++) {
            lines.add(indented(message[i]));
        }
        if (!incident.failure().location().isEmpty()) {
            lines.add("    at " + CleanText.of(incident.failure().location()));
        }
        for (String detail : incident.failure().details()) {
            for (String line : CleanText.withoutColours(detail).split("\n", -1)) {
                lines.add(indented(line));
            }
        }
        if (!incident.help().isEmpty()) {
            lines.add("    " + style.cyan("help:") + " " + CleanText.of(incident.help()));
        }
        if (verbose && !incident.failure().stackTrace().isEmpty()) {
            for (String line : CleanText.of(incident.failure().stackTrace().stripTrailing())
                    .split("\n", -1)) {
                lines.add(style.dim(indented(line)));
            }
        }
    }

    private static String headline(Incident incident, Style style) {
        String word = incident.headline() + ":";
        return incident.headline().equals("warning") ? style.yellow(word) : style.red(word);
    }

    private static String where(Incident incident, String affected) {
        if (incident.headline().equals("failed")) {
            return incident.breadcrumb().isEmpty() ? affected : affected + ": " + incident.breadcrumb();
        }
        return where(incident.breadcrumb(), affected, incident.environment());
    }

    /** Names component, hosts and environment, each as far as it is given: {@code in App on a1, a2, environment dev}. */
    static String where(String breadcrumb, String affected, String environment) {
        StringBuilder where = new StringBuilder();
        if (!breadcrumb.isEmpty()) {
            where.append("in ").append(breadcrumb);
        }
        if (!affected.isEmpty()) {
            where.append(where.isEmpty() ? "on " : " on ").append(affected);
        }
        if (!environment.isEmpty()) {
            where.append(where.isEmpty() ? "in " : ", ").append("environment ").append(environment);
        }
        return where.toString();
    }

    private static String indented(String line) {
        return line.isBlank() ? "" : "    " + line.stripTrailing();
    }
}
