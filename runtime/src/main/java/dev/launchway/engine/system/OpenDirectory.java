package dev.launchway.engine.system;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A directory that is held open. Its entries are reached through it, whatever becomes of its name: {@code /proc/PID/fd/N} leads
 * to what is open and not to a name (proc(5)), so what Java has no call for, as {@code mkdirat(2)}, goes through that path.
 */
final class OpenDirectory implements AutoCloseable {

    private final SecureDirectoryStream<Path> stream;
    private Path place;

    private OpenDirectory(SecureDirectoryStream<Path> stream) {
        this.stream = stream;
    }

    /** Opens a directory by a path that nobody else can lead elsewhere. */
    @SuppressWarnings("StreamResourceLeak") // closed with what is returned
    static OpenDirectory at(Path directory) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(directory);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new OpenDirectory(secure);
        }
        stream.close();
        throw new RefusedException("cannot hold " + directory + " open: this system has no openat(2)");
    }

    /** Opens a directory in this one; a symlink is refused. */
    OpenDirectory inner(Path name) throws IOException {
        return new OpenDirectory(stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }

    private static Path descriptor(Object key) throws IOException {
        Path all = Path.of("/proc", TemporaryNames.pid(), "fd");
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(all)) {
            for (Path one : descriptors) {
                if (leadsTo(one, key)) {
                    return one;
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new RefusedException("/proc is not mounted, which is needed to write where other users may write", e);
        }
        throw new RefusedException("/proc does not tell which directory is open");
    }

    private static boolean leadsTo(Path descriptor, Object key) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(descriptor, BasicFileAttributes.class);
            return attributes.isDirectory() && key.equals(attributes.fileKey());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    SecureDirectoryStream<Path> stream() {
        return stream;
    }

    /** A path that leads here as long as it is open, for children of this process too. */
    Path place() throws IOException {
        if (place == null) {
            place = descriptor(stream.getFileAttributeView(BasicFileAttributeView.class)
                    .readAttributes()
                    .fileKey());
        }
        return place;
    }

    Stat stat() throws IOException {
        return Stat.of(place().resolve("."));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
