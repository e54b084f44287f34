package dev.launchway.engine.system;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Looks into directories and removes them. */
final class Directories {

    private Directories() {}

    static boolean isEmpty(Path directory) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        }
    }

    /** The entries, sorted by name; empty where there is no directory. */
    static List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                found.add(entry);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(found);
        return found;
    }

    /**
     * Removes a directory with all in it. It goes down by open directories, so that nobody who swaps one for a symlink on the
     * way can lead it elsewhere. Only this user's own eyes may be needed to read what is above: it is by name where that is
     * forbidden and nobody else can exchange the directory.
     */
    static void remove(ParentDirectory parent, Path shown, Stat there) throws IOException {
        Path entry = parent.entry(shown);
        try {
            remove(parent.open().stream(), entry.getFileName(), shown);
        } catch (AccessDeniedException e) {
            if (!parent.fixes(there)) {
                throw e;
            }
            removeByName(entry);
        }
    }

    private static void removeByName(Path directory) throws IOException {
        for (Path entry : list(directory)) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                removeByName(entry);
            } else {
                Files.deleteIfExists(entry);
            }
        }
        Files.deleteIfExists(directory);
    }

    /** Removes a directory in an open one; {@code shown} is its path for people. */
    static void remove(SecureDirectoryStream<Path> parent, Path name, Path shown) throws IOException {
        try (SecureDirectoryStream<Path> inner = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            for (Path entry : inner) {
                removeEntry(inner, entry.getFileName(), shown.resolve(entry.getFileName()));
            }
            parent.deleteDirectory(name);
        } catch (DirectoryIteratorException e) {
            throw FileTrouble.changing("remove", shown, e.getCause());
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw FileTrouble.changing("remove", shown, e);
        }
    }

    private static void removeEntry(SecureDirectoryStream<Path> parent, Path name, Path shown) throws IOException {
        try {
            boolean isDirectory = parent.getFileAttributeView(
                            name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes()
                    .isDirectory();
            if (isDirectory) {
                remove(parent, name, shown);
            } else {
                parent.deleteFile(name);
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw FileTrouble.changing("remove", shown, e);
        }
    }
}
