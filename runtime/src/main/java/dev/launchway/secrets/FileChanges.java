package dev.launchway.secrets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes of some files, which are all made, or none. */
public final class FileChanges {

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Change(byte[] before, byte[] after) {}

    private final Map<Path, Change> changes = new LinkedHashMap<>();

    /**
     * Plans to write or delete a file.
     *
     * @param file the file
     * @param before what it holds now, {@code null} when it is not there
     * @param after what it will hold, {@code null} to delete it
     */
    public void put(Path file, byte[] before, byte[] after) {
        if (!Arrays.equals(before, after)) {
            changes.put(file, new Change(before, after));
        }
    }

    /**
     * Whether there is nothing to do.
     *
     * @return {@code true} when all files are as they shall be
     */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /**
     * Makes the changes. What is new is written beside, complete and safe from a power loss, before the first file is replaced.
     *
     * @throws IOException when nothing was changed: because a file is another one than before, or for want of space or rights
     */
    public void apply() throws IOException {
        Map<Path, Path> prepared = new LinkedHashMap<>();
        Map<Path, Change> made = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, Change> entry : changes.entrySet()) {
                requireUnchanged(entry.getKey(), entry.getValue().before());
                if (entry.getValue().after() != null) {
                    prepared.put(
                            entry.getKey(),
                            prepare(entry.getKey(), entry.getValue().after()));
                }
            }
            for (Map.Entry<Path, Change> entry : changes.entrySet()) {
                made.put(entry.getKey(), entry.getValue());
                if (entry.getValue().after() == null) {
                    Files.delete(entry.getKey());
                } else {
                    move(prepared.get(entry.getKey()), entry.getKey());
                }
            }
            made.clear();
        } finally {
            for (Path rest : prepared.values()) {
                Files.deleteIfExists(rest);
            }
            for (Map.Entry<Path, Change> entry : made.entrySet()) {
                restore(entry.getKey(), entry.getValue().before());
            }
        }
    }

    private static void requireUnchanged(Path file, byte[] before) throws IOException {
        byte[] now = Files.exists(file) ? Files.readAllBytes(file) : null;
        if (!Arrays.equals(now, before)) {
            throw new IOException(file + " was changed by somebody else in the meantime; nothing was written");
        }
    }

    private static Path prepare(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path beside = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(
                    beside,
                    Files.exists(file)
                            ? Files.getPosixFilePermissions(file)
                            : PosixFilePermissions.fromString("rw-r--r--"));
        }
        return beside;
    }

    private static void restore(Path file, byte[] before) throws IOException {
        byte[] now = Files.exists(file) ? Files.readAllBytes(file) : null;
        if (Arrays.equals(now, before)) {
            return;
        }
        if (before == null) {
            Files.deleteIfExists(file);
        } else {
            move(prepare(file, before), file);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
