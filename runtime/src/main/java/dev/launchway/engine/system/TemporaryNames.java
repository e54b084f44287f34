package dev.launchway.engine.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Names for temporary files, which nobody can guess, and what is left of those of runs that were killed: the first use of a
 * directory removes them, by the process id in their name.
 */
final class TemporaryNames {

    private static final String PREFIX = ".launchway-";
    private static final String SUFFIX = ".tmp";

    private final SplittableRandom random = new SplittableRandom(seed());
    private final Set<Path> cleaned = new HashSet<>();
    private final String start = PREFIX + ProcessHandle.current().pid() + "-";

    /** A name in a directory. */
    Path in(Path directory) {
        if (cleaned.add(directory)) {
            clean(directory);
        }
        return directory.resolve(start + Long.toHexString(random.nextLong()) + SUFFIX);
    }

    private static long seed() {
        try (InputStream source = Files.newInputStream(Path.of("/dev/urandom"))) {
            return ByteBuffer.wrap(source.readNBytes(Long.BYTES)).getLong();
        } catch (IOException e) {
            return System.nanoTime() ^ new Object().hashCode();
        }
    }

    /** Best effort: a leftover that cannot be removed does no harm. */
    private static void clean(Path directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (isLeftOver(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            return;
        }
    }

    private static boolean isLeftOver(String name) {
        int dash = name.indexOf('-', PREFIX.length());
        if (dash < 0 || !name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
            return false;
        }
        try {
            long pid = Long.parseLong(name.substring(PREFIX.length(), dash));
            return ProcessHandle.of(pid).isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
