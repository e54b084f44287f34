package dev.launchway.library.web;

import dev.launchway.api.Probe;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The processes of a server that runs: one that reads the configuration and starts others that serve. When it has read another one it
 * starts others, so a new one among these tells that it did.
 *
 * @param master its process id
 * @param ids those of the others
 * @param known whether the kernel tells them
 */
record Workers(long master, Set<Long> ids, boolean known) {

    /** What {@code /proc/PID/comm} has at most. */
    private static final int LONGEST_NAME = 15;

    /** Those of the server that wrote a file; empty where it does not run. */
    static Optional<Workers> of(Probe probe, Path pidFile, Path program) {
        if (pidFile == null || !probe.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            String text = probe.read(pidFile).strip();
            if (!text.matches("[1-9][0-9]{0,9}")) {
                return Optional.empty();
            }
            Path process = Path.of("/proc", text);
            return isOf(program, probe.read(process.resolve("comm")).strip())
                    ? Optional.of(children(probe, Long.parseLong(text), process))
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A file that was left by one that was killed names a process of somebody else, or none. */
    private static boolean isOf(Path program, String name) {
        String expected = program.getFileName().toString().replaceFirst("ctl$", "");
        return name.equals(expected.substring(0, Math.min(expected.length(), LONGEST_NAME)));
    }

    private static Workers children(Probe probe, long pid, Path process) {
        Set<Long> ids = new HashSet<>();
        try {
            Path children = process.resolve("task").resolve(Long.toString(pid)).resolve("children");
            for (String id : probe.read(children).strip().split(" ", -1)) {
                if (!id.isEmpty()) {
                    ids.add(Long.parseLong(id));
                }
            }
            return new Workers(pid, ids, true);
        } catch (UncheckedIOException e) {
            return new Workers(pid, ids, false);
        }
    }

    boolean hasNewerThan(Workers former) {
        return !former.ids.containsAll(ids);
    }

    boolean hasSomeOf(Workers former) {
        return ids.stream().anyMatch(former.ids::contains);
    }

    List<Long> all() {
        List<Long> all = new ArrayList<>(ids);
        all.add(master);
        return all;
    }
}
