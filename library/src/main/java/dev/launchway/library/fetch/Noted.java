package dev.launchway.library.fetch;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    private static final FileMode OWNER_ONLY = FileMode.of(0600);
    private static final String FORMAT = "launchway download 1";
    private static final int LINES = 5;

    static void write(Target target, Path file, Expected expected, ContentChecksum checksum, FileStatus status) {
        String text = String.join(
                        "\n",
                        FORMAT,
                        expected.toString(),
                        checksum.toString(),
                        Long.toString(status.size()),
                        status.modified().toString())
                + "\n";
        target.createDirectory(file.getParent());
        target.write(file, text.getBytes(StandardCharsets.UTF_8), OWNER_ONLY);
    }

    /** What is noted in a file; {@code null} where there is none, and where it cannot be read. */
    static Noted read(Probe probe, Path file) {
        if (!probe.status(file).isFile()) {
            return null;
        }
        List<String> lines = probe.read(file).lines().toList();
        if (lines.size() != LINES || !lines.get(0).equals(FORMAT)) {
            return null;
        }
        try {
            return new Noted(
                    lines.get(1),
                    ContentChecksum.parse("the note", lines.get(2)),
                    Long.parseLong(lines.get(3)),
                    Instant.parse(lines.get(4)));
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
