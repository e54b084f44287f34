package dev.launchway.engine.system;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Names for temporary files, which nobody can guess, and what is left of those of runs that were killed: the first use of a
 * directory removes them, by the process id in their name.
 */
final class TemporaryNames {

    private static final String PREFIX = ".launchway-";
    private static final String SUFFIX = ".tmp";

    private final Set<Path> cleaned = new HashSet<>();
    private String start;
    private long random;

    /** A name in a directory. */
    Path in(Path directory) {
        if (cleaned.add(directory)) {
            clean(directory);
        }
        if (start == null) {
            start = PREFIX + pid() + "-";
            random = seed();
        }
        return directory.resolve(start.concat(Long.toHexString(next())).concat(SUFFIX));
    }

    /** Where the kernel tells it, {@link ProcessHandle} need not be loaded, which takes longer than writing a file. */
    private static String pid() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self")).toString();
        } catch (IOException e) {
            return Long.toString(ProcessHandle.current().pid());
        }
    }

    private static long seed() {
        try (InputStream source = new FileInputStream("/dev/urandom")) {
            return ByteBuffer.wrap(source.readNBytes(Long.BYTES)).getLong();
        } catch (IOException e) {
            return System.nanoTime();
        }
    }

    /** The next number of the SplitMix64 sequence. */
    private long next() {
        random += 0x9E3779B97F4A7C15L;
        long mixed = (random ^ (random >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
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
