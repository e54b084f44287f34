package dev.launchway.library.build;

import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.library.component.PathPatterns;
import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/**
 * What something is built of: files, and directories with all that is in them.
 *
 * @param paths mapped paths
 * @param excludes what in the directories does not count
 */
record Inputs(List<Path> paths, PathPatterns excludes) {

    /** What the file system tells: another text when a file was touched, added or removed. Nothing is read. */
    String state(Probe probe) {
        return digest(probe, false);
    }

    /** Another text when there are other files, or other bytes in them. */
    String contents(Probe probe) {
        return digest(probe, true);
    }

    /** The first that is not there; {@code null} where all are. */
    Path missing(Probe probe) {
        return paths.stream()
                .filter(path -> !probe.status(path).exists())
                .findFirst()
                .orElse(null);
    }

    private String digest(Probe probe, boolean reading) {
        MessageDigest digest = Sha256.digest();
        for (Path path : paths) {
            FileStatus status = probe.status(path);
            if (!status.exists()) {
                throw new IllegalStateException("the input " + path
                        + " is not there: deploy the component that makes it before this one, or correct .inputs(…)");
            }
            add(probe, digest, path, path, status, reading);
        }
        return Sha256.hex(digest);
    }

    private void add(Probe probe, MessageDigest digest, Path top, Path path, FileStatus status, boolean reading) {
        StringBuilder line = new StringBuilder();
        line.append(path)
                .append('\0')
                .append(status.kind())
                .append(' ')
                .append(status.mode().bits());
        if (status.isSymlink()) {
            line.append(' ').append(probe.readLink(path));
        } else if (status.isFile() && reading) {
            line.append(' ').append(probe.checksum(path));
        } else if (status.isFile()) {
            line.append(' ').append(status.size()).append(' ').append(status.modified());
        }
        digest.update(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        if (status.isDirectory()) {
            for (Path entry : probe.list(path)) {
                if (!excludes.match(top.relativize(entry).toString())) {
                    add(probe, digest, top, entry, probe.status(entry), reading);
                }
            }
        }
    }
}
