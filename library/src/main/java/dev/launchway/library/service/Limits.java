package dev.launchway.library.service;

/**
 * What a service may use at most; 0 for no limit.
 *
 * @param openFiles file descriptors of each of its processes
 * @param processes its processes and threads
 * @param memory a size as systemd writes it; empty for no limit
 * @param cpuPercent of one processor: 150 is one and a half
 */
record Limits(int openFiles, int processes, String memory, int cpuPercent) {

    static final Limits NONE = new Limits(0, 0, "", 0);

    Limits withOpenFiles(int count) {
        return new Limits(positive("openFiles", count), processes, memory, cpuPercent);
    }

    Limits withProcesses(int count) {
        return new Limits(openFiles, positive("processes", count), memory, cpuPercent);
    }

    Limits withMemory(String size) {
        if (!size.matches("[1-9][0-9]*[KMGT]?")) {
            throw new IllegalArgumentException(
                    "'" + size + "' is no amount of memory: .memory(…) needs bytes, or a number with K, M, G or T");
        }
        return new Limits(openFiles, processes, size, cpuPercent);
    }

    Limits withCpuPercent(int percent) {
        return new Limits(openFiles, processes, memory, positive("cpuPercent", percent));
    }

    /** Whether some need control groups, which systemd alone makes. */
    boolean needControlGroups() {
        return processes > 0 || !memory.isEmpty() || cpuPercent > 0;
    }

    private static int positive(String setting, int number) {
        if (number <= 0) {
            throw new IllegalArgumentException("." + setting + "(…) needs more than 0, not " + number);
        }
        return number;
    }
}
