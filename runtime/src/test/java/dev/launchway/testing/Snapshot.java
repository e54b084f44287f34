package dev.launchway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that is below a directory, the tool's own state left out, and what else a test looks at.
 *
 * @param files a line for each file and directory; the time of its last change of whatever kind is in it
 * @param state what else is looked at
 */
record Snapshot(List<String> files, Object state) {

    private static final String ATTRIBUTES = "unix:ino,mode,uid,gid,size,lastModifiedTime,ctime";

    static Snapshot of(Path base, Object state) {
        if (!Files.exists(base)) {
            return new Snapshot(List.of(), state);
        }
        try (Stream<Path> all = Files.walk(base)) {
            return new Snapshot(
                    all.filter(path -> !path.equals(base) && !path.startsWith(base.resolve(".launchway")))
                            .map(path -> base.relativize(path) + " " + attributes(path))
                            .sorted()
                            .toList(),
                    state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String attributes(Path path) {
        try {
            return Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
