package dev.launchway.library.service;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a service that was started and got ready: by whom, as which process, and with which files. It is written last,
 * so that a run that was cut off before it starts the service again.
 *
 * @param manager who runs it
 * @param pid its process
 * @param identity what tells the process from a later one with the same id
 * @param files the files that it was started with, by size and time of modification
 */
record Note(ServiceManager manager, long pid, String identity, String files) {

    private static final FileMode MODE = FileMode.of(0600);
    private static final int LINES = 4;

    static Note of(Probe probe, ServiceManager manager, long pid, List<ServiceFile> files) {
        String identity = probe.process(pid).map(process -> process.identity()).orElse("");
        return new Note(manager, pid, identity, state(probe, files));
    }

    static Optional<Note> read(Probe probe, Path path) {
        if (!probe.status(path).isFile()) {
            return Optional.empty();
        }
        String[] lines = probe.read(path).split("\n", LINES);
        if (lines.length < LINES) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Note(ServiceManager.parse(lines[0]), Long.parseLong(lines[1]), lines[2], lines[3].strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void write(Target target, Path path) {
        target.write(
                path,
                (manager + "\n" + pid + "\n" + identity + "\n" + files + "\n").getBytes(StandardCharsets.UTF_8),
                MODE);
    }

    /** Whether the process that was started then still runs: a look, and no command. */
    boolean runs(Probe probe) {
        return probe.process(pid)
                .filter(process -> process.identity().equals(identity))
                .isPresent();
    }

    /** Whether these are the files that it was started with. */
    boolean isOf(Probe probe, List<ServiceFile> now) {
        return files.equals(state(probe, now));
    }

    private static String state(Probe probe, List<ServiceFile> files) {
        StringBuilder text = new StringBuilder();
        for (ServiceFile file : files) {
            FileStatus status = probe.status(file.path());
            text.append(status.size() + " " + status.modified() + " " + file.path() + "\n");
        }
        return text.toString().strip();
    }
}
