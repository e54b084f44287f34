package dev.launchway.library.service;

import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.NoteFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a service that was started and got ready: by whom, as which process, and with which files. It is written last,
 * so that a run that was cut off before it starts the service again.
 *
 * @param manager who runs it
 * @param pid its process
 * @param identity what tells the process from a later one with the same id
 * @param addresses where it was asked whether it is ready
 * @param files the files that it was started with, by size and time of modification
 */
record Note(ServiceManager manager, long pid, String identity, List<String> addresses, List<String> files) {

    private static final String SEPARATOR = "\t";
    private static final int HEAD = 4;

    static NoteFile file(Definition service) {
        return new NoteFile(service.own(".note"), "launchway service 1");
    }

    static Note of(Probe probe, ServiceManager manager, long pid, List<ServiceFile> files, List<String> addresses) {
        String identity = probe.process(pid).map(process -> process.identity()).orElse("");
        return new Note(manager, pid, identity, addresses, state(probe, files));
    }

    static Optional<Note> read(Probe probe, NoteFile file) {
        List<String> lines = file.read(probe).orElse(List.of());
        if (lines.size() < HEAD) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Note(
                    ServiceManager.parse(lines.get(0)),
                    Long.parseLong(lines.get(1)),
                    lines.get(2),
                    List.of(lines.get(HEAD - 1).split(SEPARATOR, -1)),
                    lines.subList(HEAD, lines.size())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void write(Target target, NoteFile file) {
        List<String> lines = new ArrayList<>(
                List.of(manager.toString(), Long.toString(pid), identity, String.join(SEPARATOR, addresses)));
        lines.addAll(files);
        file.write(target, lines);
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

    private static List<String> state(Probe probe, List<ServiceFile> files) {
        List<String> lines = new ArrayList<>();
        for (ServiceFile file : files) {
            FileStatus status = probe.status(file.path());
            lines.add(status.size() + " " + status.modified() + " " + file.path());
        }
        return lines;
    }
}
