package dev.launchway.library.archive;

import dev.launchway.api.FileStatus;
import dev.launchway.api.FileStatus.Kind;
import dev.launchway.api.Probe;
import dev.launchway.library.component.Placement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be done to a directory for it to hold what an archive says. */
final class Difference {

    private static final int SHOWN_AT_MOST = 20;

    private final Probe probe;
    private final Path top;
    private final Manifest before;
    private final Ownership ownership;
    private final boolean removeOld;
    private final List<Item> items;

    /** What is made, or made anew. */
    private final Set<Item> made = new LinkedHashSet<>();
    /** What only gets other bits, or another owner. */
    private final Set<Item> adjusted = new LinkedHashSet<>();
    /** What earlier archives brought, and goes. */
    private final Set<String> removed = new LinkedHashSet<>();
    /** What earlier archives brought, and stays. */
    private final Map<String, Manifest.Entry> kept = new LinkedHashMap<>();
    /** Of what is made, the paths at which nothing stands yet. */
    private final Set<String> absent = new HashSet<>();

    /** Whether there are directories at the paths that were asked for. */
    private final Map<String, Boolean> directories = new HashMap<>();

    private final List<String> changes = new ArrayList<>();

    Difference(Probe probe, Path top, List<Item> items, Manifest before, Ownership ownership, boolean removeOld) {
        this.probe = probe;
        this.top = top;
        this.items = items;
        this.before = before;
        this.ownership = ownership;
        this.removeOld = removeOld;
    }

    void find() {
        if (before != null) {
            Set<String> wanted = new HashSet<>();
            items.forEach(item -> wanted.add(item.path()));
            before.old().forEach((path, entry) -> findOld(path, entry, wanted));
            before.entries().forEach((path, entry) -> findOld(path, entry, wanted));
        }
        for (Item item : items) {
            compare(item);
        }
    }

    List<Item> items() {
        return items;
    }

    Set<Item> made() {
        return made;
    }

    Set<Item> adjusted() {
        return adjusted;
    }

    Set<String> removed() {
        return removed;
    }

    Map<String, Manifest.Entry> kept() {
        return kept;
    }

    boolean isAbsent(Item item) {
        return absent.contains(item.path());
    }

    boolean isEmpty() {
        return made.isEmpty() && adjusted.isEmpty() && removed.isEmpty();
    }

    void show() {
        if (before == null && made.size() == items.size() && absent.size() == items.size()) {
            long directories = items.stream().filter(Item::isDirectory).count();
            probe.log("unpacks %d files and %d directories", items.size() - directories, directories);
            return;
        }
        for (String change : changes.subList(0, Math.min(changes.size(), SHOWN_AT_MOST))) {
            probe.log("%s", change);
        }
        if (changes.size() > SHOWN_AT_MOST) {
            probe.log("and %d more changes", changes.size() - SHOWN_AT_MOST);
        }
    }

    private void findOld(String path, Manifest.Entry entry, Set<String> wanted) {
        if (wanted.contains(path)) {
            return;
        }
        Path there = top.resolve(path);
        FileStatus now = status(path);
        if (!now.exists()) {
            return;
        }
        if (!removeOld) {
            kept.put(path, entry);
        } else if (entry.isUntouched(probe, there, now)) {
            removed.add(path);
            if (!now.isDirectory()) {
                changes.add("removes " + path);
            }
        } else {
            changes.add("leaves " + path + ", which is not as it was unpacked");
        }
    }

    private void compare(Item item) {
        Path there = top.resolve(item.path());
        FileStatus now = status(item.path());
        if (!now.exists()) {
            absent.add(item.path());
            make(item, "adds ");
        } else if (item.isDirectory()) {
            compareDirectory(item, there, now);
        } else if (item.isSymlink()) {
            if (!now.isSymlink() || !probe.readLink(there).toString().equals(item.link())) {
                checkReplaceable(item, there, now, "a symlink");
                make(item, now.isSymlink() ? "changes " : "replaces ");
            } else {
                compareAttributes(item, now);
            }
        } else if (!now.isFile()) {
            checkReplaceable(item, there, now, "a file");
            make(item, "replaces ");
        } else if (hasContent(item, there, now)) {
            compareAttributes(item, now);
        } else {
            make(item, "changes ");
        }
    }

    /** What stands at a path; what is only found through a symlink in the directory is not there. */
    private FileStatus status(String path) {
        int slash = path.lastIndexOf('/');
        boolean reached = slash < 0 || isDirectory(path.substring(0, slash));
        return reached ? probe.status(top.resolve(path)) : FileStatus.MISSING;
    }

    private boolean isDirectory(String path) {
        Boolean known = directories.get(path);
        if (known == null) {
            known = status(path).isDirectory();
            directories.put(path, known);
        }
        return known;
    }

    private void make(Item item, String verb) {
        made.add(item);
        changes.add(verb + item.path() + (item.isDirectory() ? "/" : ""));
    }

    /** A file that is as it was left needs not be read. */
    private boolean hasContent(Item item, Path there, FileStatus now) {
        Manifest.Entry known = entry(item.path());
        boolean untouched = known != null && known.size() >= 0 && known.isUntouched(probe, there, now);
        if (untouched) {
            return known.checksum().equals(item.checksum());
        }
        return now.size() == item.size() && probe.checksum(there).equals(item.checksum());
    }

    private Manifest.Entry entry(String path) {
        return before == null ? null : before.entries().get(path);
    }

    private void compareDirectory(Item item, Path there, FileStatus now) {
        if (now.isDirectory()) {
            compareAttributes(item, now);
            return;
        }
        Manifest.Entry known = entry(item.path());
        if (known == null || !known.isUntouched(probe, there, now)) {
            throw new IllegalStateException(Placement.describe(probe, there, now)
                    + ", where the archive has a directory: move it away, or unpack into another one");
        }
        make(item, "replaces ");
    }

    private void compareAttributes(Item item, FileStatus now) {
        boolean mode = item.mode() != null && item.mode().bits() != now.mode().bits();
        boolean owner = !ownership.holds(now, entry(item.path()));
        if (mode) {
            changes.add("mode " + now.mode() + " -> " + item.mode() + " of " + item.path());
        }
        if (owner) {
            changes.add("owner " + now.owner() + ":" + now.group() + " -> " + ownership + " of " + item.path());
        }
        if (mode || owner) {
            adjusted.add(item);
        }
    }

    private void checkReplaceable(Item item, Path there, FileStatus now, String wanted) {
        if (!now.isDirectory() || !isEmptied(item.path(), there)) {
            Placement.checkReplaceable(probe, there, now, wanted);
        }
    }

    /** Whether all in a directory goes. */
    private boolean isEmptied(String path, Path directory) {
        for (Path entry : probe.list(directory)) {
            String below = path + "/" + entry.getFileName();
            boolean goes = removed.contains(below);
            if (!goes || (probe.status(entry).kind() == Kind.DIRECTORY && !isEmptied(below, entry))) {
                return false;
            }
        }
        return true;
    }
}
