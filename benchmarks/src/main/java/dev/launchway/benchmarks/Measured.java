package dev.launchway.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What one process took, as Linux counts it.
 *
 * @param wall seconds from start to end
 * @param cpu seconds of all its threads, in user and in system mode
 * @param peak the most memory that was resident, in MiB
 */
record Measured(double wall, double cpu, double peak) {

    private static final double TICKS = 100;
    private static final int CHILDREN_USER = 13;

    /** Runs a command; its output goes to a file. */
    static Measured of(List<String> command, Path directory, File output) throws IOException, InterruptedException {
        double before = cpuOfChildren();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        double peak = 0;
        while (!process.waitFor(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(status));
        }
        double wall = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException(
                    "exit " + process.exitValue() + " of " + command + ":\n" + Files.readString(output.toPath()));
        }
        return new Measured(wall, cpuOfChildren() - before, peak);
    }

    /** The processor time of all children that have ended. */
    static double cpuOfChildren() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_USER + 1])) / TICKS;
    }

    private static double peak(Path status) {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
                }
            }
        } catch (IOException e) {
            // it has just ended
        }
        return 0;
    }
}
