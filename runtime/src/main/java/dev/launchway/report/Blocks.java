package dev.launchway.report;

import dev.launchway.engine.event.HostNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what went wrong and writes each of it once, with all the hosts that it is known of by then. */
final class Blocks {

    private final Map<Block, List<String>> hosts = new LinkedHashMap<>();
    private final Map<Block, String> told = new HashMap<>();
    private final Map<Block, List<String>> again = new LinkedHashMap<>();
    private HostOrder order = new HostOrder(List.of());
    private final boolean verbose;

    Blocks(boolean verbose) {
        this.verbose = verbose;
    }

    /** The hosts of a run, in the order in which they are told. */
    void begin(List<String> all) {
        order = new HostOrder(all);
        told.clear();
        again.clear();
    }

    void add(Block block, String host) {
        Map<Block, List<String>> where = told.containsKey(block) ? again : hosts;
        List<String> affected = where.get(block);
        if (affected == null) {
            affected = new ArrayList<>();
            where.put(block, affected);
        }
        if (!host.isEmpty() && !affected.contains(host)) {
            affected.add(host);
        }
    }

    /** How many of the collected blocks keep the run from beginning. */
    int errors() {
        int errors = 0;
        for (Block block : hosts.keySet()) {
            errors += block.headline().equals("error") ? 1 : 0;
        }
        return errors;
    }

    /** The collected blocks as lines, which are forgotten then. */
    List<String> take(Style style) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<Block, List<String>> entry : hosts.entrySet()) {
            entry.getValue().sort(order);
            write(entry.getKey(), HostNames.text(entry.getValue()), style, lines);
            told.put(entry.getKey(), HostNames.text(entry.getValue()));
        }
        hosts.clear();
        return lines;
    }

    /** A line for each block that came again after it was written. */
    List<String> takeRepeated(Style style) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<Block, List<String>> entry : again.entrySet()) {
            entry.getValue().sort(order);
            Block block = entry.getKey();
            String where = where(block, HostNames.text(entry.getValue()));
            lines.add(headline(block, style) + " " + style.bold(CleanText.of(where)) + ", as on "
                    + CleanText.of(told.get(block)));
        }
        again.clear();
        return lines;
    }

    private void write(Block block, String affected, Style style, List<String> lines) {
        String where = CleanText.of(where(block, affected));
        String[] message = CleanText.withoutColours(block.failure().message()).split("\n", -1);
        boolean failed = block.headline().equals("failed");
        String code = block.code().isEmpty() ? "" : "[" + block.code() + "] ";
        lines.add(headline(block, style) + " " + code + style.bold(failed ? where : message[0]));
        if (failed) {
            lines.add("    " + message[0]);
        } else if (!where.isEmpty()) {
            lines.add("    " + where);
        }
        for (int i = 1; i < message.length; i++) {
            lines.add(indented(message[i]));
        }
        if (!block.failure().location().isEmpty()) {
            lines.add("    at " + CleanText.of(block.failure().location()));
        }
        for (String detail : block.failure().details()) {
            for (String line : CleanText.withoutColours(detail).split("\n", -1)) {
                lines.add(indented(line));
            }
        }
        if (!block.help().isEmpty()) {
            lines.add("    " + style.cyan("help:") + " " + CleanText.of(block.help()));
        }
        if (verbose && !block.failure().stackTrace().isEmpty()) {
            for (String line :
                    CleanText.of(block.failure().stackTrace().stripTrailing()).split("\n", -1)) {
                lines.add(style.dim(indented(line)));
            }
        }
    }

    private static String headline(Block block, Style style) {
        String word = block.headline() + ":";
        return block.headline().equals("warning") ? style.yellow(word) : style.red(word);
    }

    private static String where(Block block, String affected) {
        if (block.headline().equals("failed")) {
            return block.breadcrumb().isEmpty() ? affected : affected + ": " + block.breadcrumb();
        }
        return where(block.breadcrumb(), affected, block.environment());
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
