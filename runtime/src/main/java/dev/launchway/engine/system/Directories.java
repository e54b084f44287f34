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
     * way can lead it elsewhere.
     */
    static void remove(Path directory) throws IOException {
        try (DirectoryStream<Path> beside = Files.newDirectoryStream(directory.getParent())) {
            if (beside instanceof SecureDirectoryStream<Path> secure) {
                remove(secure, directory);
                return;
            }
        } catch (AccessDeniedException e) {
            removeByName(directory);
            return;
        }
        removeByName(directory);
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

    private static void remove(SecureDirectoryStream<Path> parent, Path directory) throws IOException {
        try (SecureDirectoryStream<Path> inner =
                parent.newDirectoryStream(directory.getFileName(), LinkOption.NOFOLLOW_LINKS)) {
            for (Path entry : inner) {
                removeEntry(inner, directory.resolve(entry.getFileName()));
            }
            parent.deleteDirectory(directory.getFileName());
        } catch (DirectoryIteratorException e) {
            throw FileTrouble.changing("remove", directory, e.getCause());
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw FileTrouble.changing("remove", directory, e);
        }
    }

    private static void removeEntry(SecureDirectoryStream<Path> parent, Path entry) throws IOException {
        try {
            boolean isDirectory = parent.getFileAttributeView(
                            entry.getFileName(), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes()
                    .isDirectory();
            if (isDirectory) {
                remove(parent, entry);
            } else {
                parent.deleteFile(entry.getFileName());
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw FileTrouble.changing("remove", entry, e);
        }
    }
}
