package dev.launchway.engine.system;

import dev.launchway.api.FileStatus;
import dev.launchway.api.FileStatus.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The file system as a prediction sees it: remembered entries over the real ones. A path and the same one through a symlink are
 * one place, as they are on the disk.
 */
final class OverlayTree {

    private static final int MOST_SYMLINKS = 40;

    private final SystemAccess real;
    private final Map<Path, OverlayEntry> entries;
    private final Map<Path, Path> followed;

    OverlayTree(SystemAccess real) {
        this(real, new HashMap<>(), new HashMap<>());
    }

    private OverlayTree(SystemAccess real, Map<Path, OverlayEntry> entries, Map<Path, Path> followed) {
        this.real = real;
        this.entries = entries;
        this.followed = followed;
    }

    /** The same tree over what another user sees. */
    OverlayTree seenBy(SystemAccess others) {
        return new OverlayTree(others, entries, followed);
    }

    /** The place of a path, with the symlinks above it followed. */
    Path place(Path path) throws IOException {
        Path normal = path.normalize();
        Path parent = normal.getParent();
        if (parent == null) {
            return normal;
        }
        Path known = followed.get(parent);
        if (known == null) {
            known = follow(parent, 0);
            followed.put(parent, known);
        }
        return known.resolve(normal.getFileName());
    }

    /** The place that a path leads to, with a symlink at it followed too. */
    Path follow(Path path) throws IOException {
        return follow(path, 0);
    }

    private Path follow(Path path, int symlinks) throws IOException {
        Path normal = path.normalize();
        Path parent = normal.getParent();
        if (parent == null) {
            return normal;
        }
        Path place = follow(parent, symlinks).resolve(normal.getFileName());
        if (!status(place).isSymlink()) {
            return place;
        }
        if (symlinks >= MOST_SYMLINKS) {
            throw new FileProblemException("cannot follow " + path + ": symlinks lead round in a circle");
        }
        return follow(place.getParent().resolve(readLink(place)), symlinks + 1);
    }

    /** What is remembered of a place; {@code null} for nothing. */
    OverlayEntry entry(Path place) {
        return entries.get(place);
    }

    /** Whether what really is at a place is not seen. */
    boolean hidden(Path place) {
        for (Path at = place; at != null; at = at.getParent()) {
            OverlayEntry entry = entries.get(at);
            if (entry != null) {
                return entry.hides();
            }
        }
        return false;
    }

    /** Whether a place is not as it really is. */
    boolean differs(Path place) {
        return entries.containsKey(place) || hidden(place);
    }

    FileStatus status(Path place) throws IOException {
        OverlayEntry entry = entries.get(place);
        if (entry != null) {
            return entry.status();
        }
        return hidden(place) ? FileStatus.MISSING : real.status(place);
    }

    Path readLink(Path place) throws IOException {
        OverlayEntry entry = entries.get(place);
        if (entry != null && entry.link() != null) {
            return entry.link();
        }
        if (hidden(place)) {
            throw new FileProblemException("cannot read the symlink " + place + ": it is no symlink");
        }
        return real.readLink(place);
    }

    /** The names in a directory, sorted. */
    List<Path> names(Path place) throws IOException {
        List<Path> names = new ArrayList<>();
        if (!hidden(place)) {
            for (Path child : real.list(place)) {
                if (!entries.containsKey(place.resolve(child.getFileName()))) {
                    names.add(child.getFileName());
                }
            }
        }
        for (Map.Entry<Path, OverlayEntry> entry : entries.entrySet()) {
            if (place.equals(entry.getKey().getParent())
                    && entry.getValue().status().exists()) {
                names.add(entry.getKey().getFileName());
            }
        }
        Collections.sort(names);
        return names;
    }

    /** Remembers what would stand at a place; nothing that was remembered below it stays. */
    void put(Path place, OverlayEntry entry) throws IOException {
        if (entry.status().kind() != Kind.FILE || status(place).kind() == Kind.SYMLINK) {
            followed.clear();
            entries.keySet().removeIf(other -> other.startsWith(place));
        }
        entries.put(place, entry);
    }

    /** Remembers other attributes of what stands at a place. */
    void putStatus(Path place, FileStatus status) {
        OverlayEntry before = entries.get(place);
        entries.put(place, before == null ? new OverlayEntry(status, null, null, false) : before.with(status));
    }
}
