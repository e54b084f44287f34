package dev.launchway.library.checkout;

import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Tells whether anything in a directory was touched, by kind, size, mode and time of each file; nothing is read. */
final class TreeState {

    private final Probe probe;
    private final MessageDigest digest = Sha256.digest();

    private TreeState(Probe probe) {
        this.probe = probe;
    }

    /**
     * A text that is another one when something was added, changed or removed.
     *
     * @param probe the target
     * @param directory a mapped path
     * @param without a name in it that does not count
     */
    static String of(Probe probe, Path directory, String without) {
        TreeState state = new TreeState(probe);
        for (Path entry : probe.list(directory)) {
            if (!entry.endsWith(without)) {
                state.add(directory, entry);
            }
        }
        return Sha256.hex(state.digest);
    }

    private void add(Path top, Path path) {
        FileStatus status = probe.status(path);
        StringBuilder line = new StringBuilder();
        line.append(top.relativize(path)).append('\0').append(status.kind()).append(' ');
        line.append(status.mode().bits());
        if (!status.isDirectory()) {
            line.append(' ').append(status.size()).append(' ').append(status.modified());
        }
        if (status.isSymlink()) {
            line.append(' ').append(probe.readLink(path));
        }
        digest.update(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        if (status.isDirectory()) {
            for (Path entry : probe.list(path)) {
                add(top, entry);
            }
        }
    }
}
