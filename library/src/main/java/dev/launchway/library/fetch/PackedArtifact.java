package dev.launchway.library.fetch;

import dev.launchway.api.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An artifact that the build has packed into the plan jar. The index, which says so, is a file of the definition directory; the file
 * itself stays on the controller.
 *
 * @param version which version the build found
 * @param size in bytes
 * @param checksum its SHA-256
 */
record PackedArtifact(String version, long size, ContentChecksum checksum) {

    private static final String FILES = "/META-INF/launchway/artifacts/";
    private static final String FORMAT = "launchway artifact 1";
    private static final int LINES = 5;
    private static final int VERSION = 1;
    private static final int SIZE = 3;
    private static final int SUM = 4;

    /** What an index says. */
    static PackedArtifact read(Configuration here, String index) {
        List<String> lines =
                new String(here.resource(index), StandardCharsets.UTF_8).lines().toList();
        if (lines.size() != LINES || !lines.get(0).equals(FORMAT)) {
            throw new IllegalStateException(
                    "the index " + index + " is of another version of launchway-maven-plugin: use the version of the"
                            + " library for the plugin, too");
        }
        return new PackedArtifact(
                lines.get(VERSION),
                Long.parseLong(lines.get(SIZE)),
                ContentChecksum.of(index, ContentChecksum.Algorithm.SHA256, lines.get(SUM)));
    }

    /** Writes the file, on the controller. */
    void copyTo(OutputStream to) throws IOException {
        try (InputStream in = PackedArtifact.class.getResourceAsStream(FILES + checksum.hex())) {
            if (in == null) {
                throw new IOException("this plan jar has lost it: build it again");
            }
            in.transferTo(to);
        }
    }
}
