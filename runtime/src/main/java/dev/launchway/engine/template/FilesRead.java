package dev.launchway.engine.template;

import java.util.HashSet;
import java.util.Set;

/** Takes note of the files of definition directories that components read, list or ask for. Not thread-safe. */
public final class FilesRead {

    private final Set<String> resources = new HashSet<>();

    /** Starts with nothing. */
    public FilesRead() {}

    void add(String resource) {
        resources.add(resource);
    }

    boolean contains(String resource) {
        return resources.contains(resource);
    }

    Set<String> all() {
        return resources;
    }
}
