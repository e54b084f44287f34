package dev.launchway.engine.system;

import dev.launchway.api.FileStatus.Kind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/** What {@code lstat(2)} tells, all bits of the mode included. */
record Stat(int rawMode, int uid, int gid, long size, FileTime modified) {

    private static final int KIND = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int FILE = 0100000;
    private static final int SYMLINK = 0120000;

    /** The status of what stands at a path, {@code null} where there is nothing. */
    static Stat of(Path path) throws IOException {
        try {
            Map<String, Object> attributes =
                    Files.readAttributes(path, "unix:mode,uid,gid,size,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
            return new Stat(
                    (Integer) attributes.get("mode"),
                    (Integer) attributes.get("uid"),
                    (Integer) attributes.get("gid"),
                    (Long) attributes.get("size"),
                    (FileTime) attributes.get("lastModifiedTime"));
        } catch (NoSuchFileException e) {
            return null;
        } catch (FileSystemException e) {
            if (FileTrouble.belowFile(path)) {
                return null;
            }
            throw e;
        }
    }

    Kind kind() {
        return switch (rawMode & KIND) {
            case FILE -> Kind.FILE;
            case DIRECTORY -> Kind.DIRECTORY;
            case SYMLINK -> Kind.SYMLINK;
            default -> Kind.OTHER;
        };
    }

    int permissions() {
        return rawMode & 07777;
    }
}
