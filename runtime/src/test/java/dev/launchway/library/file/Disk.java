package dev.launchway.library.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Real files below a directory, as a test makes them and looks at them. */
public final class Disk {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    private final Path root;

    public Disk(Path root) {
        this.root = root;
    }

    public Path path(String name) {
        return root.resolve(name);
    }

    public Path write(String name, String content) {
        return write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public Path write(String name, byte[] content) {
        return done(() -> {
            Files.createDirectories(path(name).getParent());
            return Files.write(path(name), content);
        });
    }

    public Path directory(String name) {
        return done(() -> Files.createDirectories(path(name)));
    }

    public Path link(String name, String to) {
        return done(() -> {
            Files.createDirectories(path(name).getParent());
            return Files.createSymbolicLink(path(name), Path.of(to));
        });
    }

    /** Removes what stands there, a directory with all in it. */
    public void delete(String name) {
        done(() -> {
            try (Stream<Path> all = Files.walk(path(name))) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
            return name;
        });
    }

    public String read(String name) {
        return done(() -> Files.readString(path(name)));
    }

    public byte[] bytes(String name) {
        return done(() -> Files.readAllBytes(path(name)));
    }

    public String linkText(String name) {
        return done(() -> Files.readSymbolicLink(path(name)).toString());
    }

    public boolean exists(String name) {
        return Files.exists(path(name), LinkOption.NOFOLLOW_LINKS);
    }

    public boolean isFile(String name) {
        return Files.isRegularFile(path(name), LinkOption.NOFOLLOW_LINKS);
    }

    public boolean isDirectory(String name) {
        return Files.isDirectory(path(name), LinkOption.NOFOLLOW_LINKS);
    }

    public String mode(String name) {
        return done(() ->
                PosixFilePermissions.toString(Files.getPosixFilePermissions(path(name), LinkOption.NOFOLLOW_LINKS)));
    }

    public void setMode(String name, String letters) {
        done(() -> Files.setPosixFilePermissions(path(name), PosixFilePermissions.fromString(letters)));
    }

    public Object inode(String name) {
        return done(() -> Files.getAttribute(path(name), "unix:ino", LinkOption.NOFOLLOW_LINKS));
    }

    public Object owner(String name) {
        return done(() -> Files.getAttribute(path(name), "unix:uid", LinkOption.NOFOLLOW_LINKS));
    }

    public void age(String name) {
        done(() -> Files.setLastModifiedTime(path(name), LONG_AGO));
    }

    public boolean isAged(String name) {
        return done(() -> Files.getLastModifiedTime(path(name))).equals(LONG_AGO);
    }

    /** All paths below the root, relative and sorted. */
    public List<String> tree() {
        return done(() -> {
            try (Stream<Path> all = Files.walk(root)) {
                return all.filter(path -> !path.equals(root))
                        .map(path -> root.relativize(path).toString())
                        .sorted()
                        .toList();
            }
        });
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    private static <T> T done(Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
