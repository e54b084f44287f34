package dev.launchway.library.archive;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.FileStatus.Kind;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.NoteFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was unpacked into a directory, and how it was when it was done. It stands in a file of the work directory.
 *
 * @param archive size and time of modification of the archive
 * @param checksum of the archive, by SHA-256
 * @param settings what was to be unpacked of it
 * @param finished whether all is unpacked; an interrupted run leaves {@code false}
 * @param entries what was unpacked, by path
 * @param old what earlier archives brought and this one does not have
 */
record Manifest(
        String archive,
        String checksum,
        String settings,
        boolean finished,
        Map<String, Entry> entries,
        Map<String, Entry> old) {

    static final String FORMAT = "launchway unpacked 1";

    private static final String TAB = "\t";
    private static final String CURRENT = "+";
    private static final String FORMER = "-";

    /**
     * Something that was unpacked.
     *
     * @param size in bytes; less than 0 for a file that was about to be unpacked
     * @param checksum of the content of a file, else empty
     * @param link the text of a symlink, else empty
     */
    record Entry(
            Kind kind,
            FileMode mode,
            long size,
            Instant modified,
            String owner,
            String group,
            String checksum,
            String link) {

        static Entry of(FileStatus status, String checksum, String link) {
            return new Entry(
                    status.kind(),
                    status.mode(),
                    status.size(),
                    status.modified(),
                    status.owner(),
                    status.group(),
                    checksum,
                    link);
        }

        static Entry awaited(Item item) {
            Kind kind = item.isDirectory() ? Kind.DIRECTORY : item.isSymlink() ? Kind.SYMLINK : Kind.FILE;
            return new Entry(kind, FileMode.of(0), -1, Instant.EPOCH, "", "", item.checksum(), item.link());
        }

        /** Whether what stands there is still what was unpacked, by its kind, size, time, and the text of a symlink. */
        boolean isUntouched(Probe probe, Path path, FileStatus now) {
            return switch (kind) {
                case FILE -> now.isFile() && (size < 0 || (size == now.size() && modified.equals(now.modified())));
                case SYMLINK ->
                    now.isSymlink() && probe.readLink(path).toString().equals(link);
                default -> now.kind() == kind;
            };
        }
    }

    static String archive(FileStatus status) {
        return status.size() + " " + status.modified();
    }

    void write(Target target, NoteFile file) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(TAB, archive, checksum, settings, Boolean.toString(finished)));
        entries.forEach((path, entry) -> lines.add(line(CURRENT, path, entry)));
        old.forEach((path, entry) -> lines.add(line(FORMER, path, entry)));
        file.write(target, lines);
    }

    private static String line(String sign, String path, Entry entry) {
        return String.join(
                TAB,
                sign,
                entry.kind().name(),
                entry.mode().toString(),
                Long.toString(entry.size()),
                entry.modified().toString(),
                entry.owner(),
                entry.group(),
                entry.checksum(),
                entry.link(),
                path);
    }

    /** What is noted in a file; {@code null} where there is none, and where it cannot be read. */
    static Manifest read(Probe probe, NoteFile file) {
        List<String> lines = file.read(probe).orElse(List.of());
        try {
            return lines.isEmpty() ? null : parse(lines);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeParseException e) {
            return null; // damaged: as if it had never been, and all is compared with the archive
        }
    }

    private static Manifest parse(List<String> lines) {
        String[] head = lines.get(0).split(TAB, -1);
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, Entry> old = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(TAB, -1);
            Entry entry = new Entry(
                    Kind.valueOf(words[1]),
                    FileMode.parse(words[2]),
                    Long.parseLong(words[3]),
                    Instant.parse(words[4]),
                    words[5],
                    words[6],
                    words[7],
                    words[8]);
            (words[0].equals(CURRENT) ? entries : old).put(words[9], entry);
        }
        return new Manifest(head[0], head[1], head[2], Boolean.parseBoolean(head[3]), entries, old);
    }
}
