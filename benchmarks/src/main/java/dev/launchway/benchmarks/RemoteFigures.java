package dev.launchway.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What runs of one command took. */
final class RemoteFigures {

    private final List<Run> runs = new ArrayList<>();

    /**
     * One run.
     *
     * @param wall seconds
     * @param own seconds of processor time on the controller
     * @param theirs seconds of processor time on all hosts
     * @param first seconds to the first output; all of them where there is none
     * @param bytes sent to all hosts
     */
    record Run(double wall, double own, double theirs, double first, double bytes) {}

    static String header() {
        return String.format(
                Locale.ROOT,
                "%-36s %8s %8s %8s %8s %9s %8s %8s %8s",
                "medians; seconds",
                "wall",
                "own cpu",
                "cpu/host",
                "first",
                "KB/host",
                "/ rsync",
                "/ ssh",
                "of limit");
    }

    void add(Run run) {
        runs.add(run);
    }

    double median(ToDoubleFunction<Run> figure) {
        return Contest.median(runs.stream().map(figure::applyAsDouble).toList());
    }

    /**
     * As a line of a table.
     *
     * @param what what was run
     * @param hosts on how many hosts
     * @param rsync the runs of {@code rsync} in the same turns
     * @param ssh those of {@code ssh true}
     */
    String line(String what, int hosts, RemoteFigures rsync, RemoteFigures ssh) {
        double wall = median(Run::wall);
        return String.format(
                Locale.ROOT,
                "%-36s %8.3f %8.3f %8.3f %8.3f %9.1f %8.2f %8.2f %8.2f",
                what,
                wall,
                median(Run::own),
                median(Run::theirs) / hosts,
                median(Run::first),
                median(Run::bytes) / hosts / 1024,
                wall / rsync.median(Run::wall),
                wall / ssh.median(Run::wall),
                worst(ssh));
    }

    /** The slowest run as a part of what it may take: 1.5 times {@code ssh true} of its turn, and 0.3 s. */
    private double worst(RemoteFigures ssh) {
        double worst = 0;
        for (int i = 0; i < runs.size(); i++) {
            worst = Math.max(worst, runs.get(i).wall() / (1.5 * ssh.runs.get(i).wall() + 0.3));
        }
        return worst;
    }
}
