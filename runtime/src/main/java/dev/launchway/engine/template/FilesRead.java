package dev.launchway.engine.template;

import java.util.HashSet;
import java.util.Set;

/** Takes note of the files of definition directories that components read, list or ask for. Not thread-safe. */
public final class FilesRead {

    private final Set<String> paths = new HashSet<>();

    /** Starts with nothing. */
    public FilesRead() {}

    void add(String path) {
        paths.add(path);
    }

    boolean contains(String path) {
        return paths.contains(path);
    }

    Set<String> all() {
        return paths;
    }
}
