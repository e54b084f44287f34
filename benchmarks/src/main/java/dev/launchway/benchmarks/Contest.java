package dev.launchway.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs a command and its yardstick in turn, A B A B …, and prints the median wall time of both and of their ratio. */
final class Contest {

    private final Path directory;
    private final int runs;

    Contest(Path directory, int runs) {
        this.directory = directory;
        this.runs = runs;
    }

    void run(String what, String goal, List<String> command, List<String> yardstick)
            throws IOException, InterruptedException {
        run(what, goal, command, yardstick, () -> {});
    }

    void run(String what, String goal, List<String> command, List<String> yardstick, Preparation before)
            throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        List<Double> yardsticks = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i <= runs; i++) {
            before.prepare();
            double time = seconds(command);
            before.prepare();
            double other = seconds(yardstick);
            if (i > 0) {
                times.add(time);
                yardsticks.add(other);
                ratios.add(time / other);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-44s %7.0f ms   yardstick %7.0f ms   ratio %5.2f   (goal: %s; %d runs)%n",
                what,
                median(times) * 1000,
                median(yardsticks) * 1000,
                median(ratios),
                goal,
                runs);
    }

    double seconds(List<String> command) throws IOException, InterruptedException {
        File output = directory.resolve("output").toFile();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        int exit = process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (exit != 0) {
            throw new IOException("exit " + exit + " of " + command + "; its output is in " + output);
        }
        return seconds;
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        sorted.sort(null);
        return sorted.get(sorted.size() / 2);
    }

    /** What is done before each run, and not measured. */
    interface Preparation {
        void prepare() throws IOException;
    }
}
