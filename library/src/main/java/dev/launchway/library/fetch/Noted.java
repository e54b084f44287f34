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
 * @param checksum of its content
 */
record Noted(String checksum, long size, Instant modified) {

    private static final FileMode OWNER_ONLY = FileMode.of(0600);
    private static final String FORMAT = "launchway download 1";
    private static final int LINES = 4;

    static void write(Target target, Path file, Checksum checksum, FileStatus status) {
        String text = String.join(
                        "\n",
                        FORMAT,
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
            return new Noted(lines.get(1), Long.parseLong(lines.get(2)), Instant.parse(lines.get(3)));
        } catch (NumberFormatException | DateTimeParseException e) {
            return null; // damaged: as if it had never been, and the file is read
        }
    }

    /** Whether the file is as it was when it was downloaded with that checksum. */
    boolean is(FileStatus now, Checksum expected) {
        return checksum.equals(expected.toString()) && size == now.size() && modified.equals(now.modified());
    }
}
