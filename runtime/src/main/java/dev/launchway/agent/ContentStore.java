package dev.launchway.agent;

import dev.launchway.text.SizeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

/**
 * Large contents on their way to this host, below {@code .launchway/contents}, which only the user of the deployment may enter: each in
 * a file that has its checksum for a name. A run that is interrupted, killed or cut off leaves what has come, and the next one goes on
 * from there.
 */
final class ContentStore {

    /** In bytes: what is smaller comes again in no time, and is kept nowhere. */
    static final long LARGE = 1 << 20;

    private static final String PARTIAL = ".part";
    private static final Duration OLD = Duration.ofDays(7);

    private final Path directory;
    private final ContentPlaces places;

    /**
     * Uses a directory.
     *
     * @param state the directory {@code .launchway}
     */
    ContentStore(Path state) {
        this.directory = state.resolve("contents");
        this.places = new ContentPlaces(directory.resolve("places"));
    }

    Path file(String checksum) {
        return directory.resolve(checksum + PARTIAL);
    }

    /** What has come of a content; it is empty at first. */
    PartialContent open(String checksum, long size) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return PartialContent.open(file(checksum), size);
    }

    /** Copies a content from where an earlier deployment has put it; false when it is nowhere any more. */
    boolean copy(String checksum, long size, PartialContent to) throws IOException {
        for (Path place : places.of(checksum)) {
            if (isFile(place, size)) {
                to.clear();
                try (InputStream in = Channels.newInputStream(Files.newByteChannel(place, LinkOption.NOFOLLOW_LINKS))) {
                    in.transferTo(to);
                }
                if (to.size() == size && to.is(checksum)) {
                    return true;
                }
                to.clear();
            }
        }
        return false;
    }

    private static boolean isFile(Path place, long size) {
        try {
            return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(place) == size
                    && Files.isReadable(place);
        } catch (IOException e) {
            return false;
        }
    }

    /** Fails when there is no room for the rest of a content, even without what is left of others. */
    void checkRoom(String checksum, long rest) throws IOException {
        FileStore disk = Files.getFileStore(directory);
        if (disk.getUsableSpace() < rest) {
            removePartial(Instant.MAX, file(checksum));
        }
        long free = disk.getUsableSpace();
        if (free < rest) {
            throw new IOException("there is no space left for it on the file system of " + directory + ": it needs "
                    + SizeText.of(rest) + ", and " + SizeText.of(free) + " are free; nothing was sent");
        }
    }

    /** Remembers where a content is. */
    void placed(String checksum, Path path) {
        try {
            places.add(checksum, path);
        } catch (IOException e) {
            return; // it will be sent again where it is needed again
        }
    }

    /**
     * Removes what nobody goes on with.
     *
     * @param done whether the run has done all that it was to do
     */
    void tidy(boolean done) throws IOException {
        removePartial(done ? Instant.MAX : Instant.now().minus(OLD), null);
    }

    private void removePartial(Instant before, Path except) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + PARTIAL)) {
            for (Path file : files) {
                if (!file.equals(except)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
