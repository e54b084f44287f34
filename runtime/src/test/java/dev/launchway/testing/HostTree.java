package dev.launchway.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a host as its processes see them, read without starting one: a test that waits for a file asks many times, and each
 * process that it starts takes from what it waits for.
 *
 * @param root the root directory of a process of the host
 */
record HostTree(Path root) {

    private static final int MOST_LINKS = 40;

    /** Whether there is anything at an absolute path, whose last name may be a pattern of the shell's. */
    boolean has(String path) throws IOException {
        Path place = place(path);
        if (!path.contains("*")) {
            return Files.exists(place);
        }
        if (!Files.isDirectory(place.getParent())) {
            return false;
        }
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(place.getParent(), place.getFileName().toString())) {
            return found.iterator().hasNext();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** The text of a file. */
    String read(String path) throws IOException {
        return Files.readString(place(path));
    }

    /** Where a path of the host leads to: its links are followed from the host's root, where Java would follow them from ours. */
    Path place(String path) throws IOException {
        Deque<String> names = new ArrayDeque<>();
        prepend(names, Path.of(path));
        Path place = root;
        int links = 0;
        while (!names.isEmpty()) {
            String name = names.pop();
            if (name.equals("..")) {
                place = place.equals(root) ? root : place.getParent();
                continue;
            }
            Path next = place.resolve(name);
            if (!Files.isSymbolicLink(next)) {
                place = next;
                continue;
            }
            if (++links > MOST_LINKS) {
                throw new IOException("too many links in " + path);
            }
            Path target = Files.readSymbolicLink(next);
            prepend(names, target);
            place = target.isAbsolute() ? root : place;
        }
        return place;
    }

    private static void prepend(Deque<String> names, Path path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            String name = path.getName(i).toString();
            if (!name.isEmpty() && !name.equals(".")) {
                names.push(name);
            }
        }
    }

    /** The processes that work in a directory, by their numbers on the host, with their command lines. */
    Map<String, String> processesIn(String path) throws IOException {
        Path directory = place(path);
        Map<String, String> found = new TreeMap<>();
        if (!Files.exists(directory)) {
            return found;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(root.resolve("proc"), "[0-9]*")) {
            for (Path process : processes) {
                try {
                    if (isBelow(process.resolve("cwd"), directory)) {
                        String line = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
                        found.put(process.getFileName().toString(), line);
                    }
                } catch (IOException e) {
                    // it has ended meanwhile
                }
            }
        }
        return found;
    }

    /** What the system names a work directory is a path of ours; which directories are above it is the same for all. */
    private boolean isBelow(Path place, Path directory) throws IOException {
        Path above = place;
        while (!Files.isSameFile(above, directory)) {
            Path next = above.resolve("..");
            if (Files.isSameFile(above, root) || Files.isSameFile(above, next)) {
                return false;
            }
            above = next;
        }
        return true;
    }
}
