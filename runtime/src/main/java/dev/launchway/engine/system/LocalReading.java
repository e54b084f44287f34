package dev.launchway.engine.system;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.FileStatus.Kind;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;

/** Looks at the files of this machine. */
final class LocalReading {

    private final Accounts accounts;

    LocalReading(Accounts accounts) {
        this.accounts = accounts;
    }

    FileStatus status(Path path) throws IOException {
        try {
            Stat stat = Stat.of(path);
            if (stat == null) {
                return FileStatus.MISSING;
            }
            Kind kind = stat.kind();
            return FileStatus.of(
                    kind,
                    kind == Kind.FILE ? stat.size() : 0,
                    new FileMode(stat.permissions()),
                    accounts.owner(path, stat.uid()),
                    accounts.group(path, stat.gid()),
                    stat.modified().toInstant());
        } catch (IOException e) {
            throw FileTrouble.reading("look at", path, e);
        }
    }

    byte[] read(Path path) throws IOException {
        try {
            checkRegular(path);
            return content(path);
        } catch (IOException e) {
            throw FileTrouble.reading("read", path, e);
        }
    }

    SeekableByteChannel channel(Path path) throws IOException {
        try {
            checkRegular(path);
            return FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            throw FileTrouble.reading("read", path, e);
        }
    }

    private static void checkRegular(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new FileProblemException("cannot read " + path + ": it is a directory");
        }
        if (attributes.isOther()) {
            throw new FileProblemException("cannot read " + path + ": it is a device, a socket or a named pipe");
        }
    }

    /** A plain stream reads a small file in a fraction of a channel's time; what is wrong is told by the channel. */
    private static byte[] content(Path path) throws IOException {
        try (FileInputStream in = new FileInputStream(path.toFile())) {
            return in.readAllBytes();
        } catch (FileNotFoundException e) {
            return Files.readAllBytes(path);
        }
    }

    boolean hasContent(Path path, byte[] content) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    && attributes.size() == content.length
                    && Arrays.equals(content(path), content);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            if (FileTrouble.belowFile(path)) {
                return false;
            }
            throw FileTrouble.reading("read", path, e);
        }
    }

    List<Path> list(Path directory) throws IOException {
        try {
            return Directories.list(directory);
        } catch (IOException e) {
            throw FileTrouble.reading("list", directory, e);
        }
    }

    Path readLink(Path link) throws IOException {
        try {
            return Files.readSymbolicLink(link);
        } catch (NotLinkException e) {
            throw new FileProblemException("cannot read the symlink " + link + ": it is no symlink", e);
        } catch (IOException e) {
            throw FileTrouble.reading("read the symlink", link, e);
        }
    }
}
