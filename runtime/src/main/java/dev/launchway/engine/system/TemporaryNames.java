package dev.launchway.engine.system;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
    Path in(ParentDirectory parent) {
        if (cleaned.add(parent.shown())) {
            clean(parent);
        }
        if (start == null) {
            start = PREFIX + pid() + "-";
            random = seed();
        }
        return parent.place().resolve(start.concat(Long.toHexString(next())).concat(SUFFIX));
    }

    /** Where the kernel tells it, {@link ProcessHandle} need not be loaded, which takes longer than writing a file. */
    static String pid() {
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
    private static void clean(ParentDirectory parent) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(parent.place())) {
            for (Path file : files) {
                if (isLeftOver(file.getFileName().toString())) {
                    remove(parent, file);
                }
            }
        } catch (IOException e) {
            return;
        }
    }

    private static void remove(ParentDirectory parent, Path leftOver) throws IOException {
        if (Files.isDirectory(leftOver, LinkOption.NOFOLLOW_LINKS)) {
            Directories.remove(parent.open().stream(), leftOver.getFileName(), leftOver);
        } else {
            Files.deleteIfExists(leftOver);
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
