package dev.launchway.library.fetch;

import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.NoteFile;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * What was downloaded, and how it was when it was done: as long as the file is so, it need not be read.
 *
 * @param expected by what it was known to be right, see {@link Expected}
 * @param checksum of its content
 */
record Noted(String expected, ContentChecksum checksum, long size, Instant modified) {

    static final String FORMAT = "launchway download 1";

    private static final int LINES = 4;

    static void write(Target target, NoteFile file, Expected expected, ContentChecksum checksum, FileStatus status) {
        file.write(
                target,
                List.of(
                        expected.toString(),
                        checksum.toString(),
                        Long.toString(status.size()),
                        status.modified().toString()));
    }

    /** What is noted in a file; {@code null} where there is none, and where it cannot be read. */
    static Noted read(Probe probe, NoteFile file) {
        List<String> lines = file.read(probe).orElse(List.of());
        if (lines.size() != LINES) {
            return null;
        }
        try {
            return new Noted(
                    lines.get(0),
                    ContentChecksum.parse("the note", lines.get(1)),
                    Long.parseLong(lines.get(2)),
                    Instant.parse(lines.get(3)));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return null; // damaged: as if it had never been, and the file is read
        }
    }

    /** Whether what was downloaded is what is expected now. */
    boolean is(Expected now) {
        return expected.equals(now.toString());
    }

    /** Whether the file is as it was when it was downloaded. */
    boolean is(FileStatus now) {
        return size == now.size() && modified.equals(now.modified());
    }
}
