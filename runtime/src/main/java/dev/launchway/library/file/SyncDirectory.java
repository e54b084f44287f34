package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.Configuration;
import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Copies the files of one directory into another: {@code SyncDirectory.at("htdocs").source("htdocs").exclude("*.bak")}.
 *
 * <p>Files are compared by content and replaced one by one, each at once. From a directory of the target their modes are copied
 * too, and symlinks are kept as they are; the definition directory knows neither, so a new file has 0644 and a new directory
 * 0755, less the umask. The directory itself is created; its parents with {@link #leading}. What is only in the target directory stays, unless {@link
 * #delete} is set.
 */
@Component
public final class SyncDirectory {

    private static final int SHOWN_AT_MOST = 20;

    @Namevar
    String name;

    private final TargetPath place;
    private final List<String> globs = new ArrayList<>();
    private String source;
    private boolean leading;
    private boolean delete;
    private Configuration maker;
    private Path path;
    private SourceTree tree;
    private Excludes excludes;
    private List<Change> changes = List.of();

    private record Change(String what, Consumer<Target> make) {}

    private SyncDirectory(TargetPath place, Path path) {
        this.name = place == null ? null : place.text();
        this.place = place;
        this.path = path;
    }

    /**
     * Copies into a directory.
     *
     * @param path relative to the work directory, or absolute
     * @return the component, which still needs {@link #source(String)}
     */
    public static SyncDirectory at(String path) {
        return new SyncDirectory(TargetPath.of(path), null);
    }

    /**
     * Copies into a directory.
     *
     * @param path a mapped path
     * @return the component, which still needs {@link #source(Path)}
     */
    public static SyncDirectory at(Path path) {
        return new SyncDirectory(TargetPath.of(path), null);
    }

    /** The part of a directory that gets its files from a source. */
    static SyncDirectory part(Configuration maker, Path path, String source, List<String> excludes) {
        SyncDirectory part = new SyncDirectory(null, path).source(source);
        part.globs.addAll(excludes);
        part.maker = maker;
        return part;
    }

    /**
     * Sets where the files come from.
     *
     * @param directory a path below the definition directory; an absolute path, or one that begins with {@code ~}, is a
     *     directory on the target
     * @return this
     */
    public SyncDirectory source(String directory) {
        source = Objects.requireNonNull(directory, "source");
        return this;
    }

    /**
     * Sets where the files come from.
     *
     * @param directory absolute: on the target; relative: below the definition directory
     * @return this
     */
    public SyncDirectory source(Path directory) {
        return source(directory.toString());
    }

    /**
     * Leaves files and directories out: they are not copied, and not deleted.
     *
     * @param patterns {@code *.bak} for that name at any depth; with a slash, {@code img/*.bak}, from the top of the source on;
     *     {@code **} stands for any depth
     * @return this
     */
    public SyncDirectory exclude(String... patterns) {
        globs.addAll(List.of(patterns));
        return this;
    }

    /**
     * Removes what is in the directory and not in the source, excluded names excepted.
     *
     * @return this
     */
    public SyncDirectory delete() {
        delete = true;
        return this;
    }

    /**
     * Creates missing parent directories.
     *
     * @return this
     */
    public SyncDirectory leading() {
        leading = true;
        return this;
    }

    void configure(Configuration here) {
        String component = "SyncDirectory(\"" + (place == null ? path.toString() : place.text()) + "\")";
        if (source == null) {
            throw new IllegalArgumentException(component + " has no source: add .source(…)");
        }
        if (place != null) {
            path = place.map(here);
            maker = here.maker();
        }
        excludes = new Excludes(globs, component);
        tree = TargetPath.isOnTarget(source)
                ? new SourceTree.OnTarget(here.map(source))
                : SourceTree.InPlan.of(maker, stripped(source), component);
    }

    private static String stripped(String directory) {
        String stripped = directory.endsWith("/") ? directory.substring(0, directory.length() - 1) : directory;
        return stripped.equals(".") ? "" : stripped;
    }

    void verify(Probe probe) {
        changes = new ArrayList<>();
        FileStatus top = probe.status(path);
        if (!top.exists()) {
            Standing.parent(probe, path, leading);
            changes.add(new Change("creates " + path, target -> target.createDirectory(path)));
        } else {
            Standing.directory(probe, path, top);
        }
        Set<String> wanted = new HashSet<>();
        for (SourceTree.Entry entry : tree.entries(probe, excludes)) {
            wanted.add(entry.relative());
            compare(probe, entry);
        }
        if (delete) {
            findSuperfluous(probe, path, "", wanted);
        }
        report(probe);
    }

    private void compare(Probe probe, SourceTree.Entry entry) {
        Path to = path.resolve(entry.relative());
        FileStatus now = probe.status(to);
        if (entry instanceof SourceTree.Entry.Folder) {
            compareFolder(probe, entry, to, now);
        } else if (entry instanceof SourceTree.Entry.Regular file) {
            compareFile(probe, file, to, now);
        } else if (entry instanceof SourceTree.Entry.Link link) {
            compareLink(probe, link, to, now);
        }
    }

    private void compareFolder(Probe probe, SourceTree.Entry entry, Path to, FileStatus now) {
        if (now.exists()) {
            Standing.directory(probe, to, now);
            compareMode(entry, to, now);
            return;
        }
        FileMode mode = entry.mode();
        changes.add(new Change("adds " + entry.relative() + "/", target -> {
            target.createDirectory(to);
            if (mode != null) {
                target.setMode(to, mode);
            }
        }));
    }

    private void compareFile(Probe probe, SourceTree.Entry.Regular entry, Path to, FileStatus now) {
        byte[] content = entry.content().read(probe);
        String verb = "adds ";
        if (now.isFile()) {
            byte[] current = probe.readBytes(to);
            if (Arrays.equals(current, content)) {
                compareMode(entry, to, now);
                return;
            }
            verb = "changes ";
            if (changes.size() < SHOWN_AT_MOST) {
                Shown.UTF_8.diff(probe, to, current, content);
            }
        } else if (now.exists()) {
            Standing.replaceable(probe, to, now, "a file");
            verb = "replaces ";
        }
        FileMode mode = entry.mode();
        changes.add(new Change(verb + entry.relative(), target -> {
            if (mode == null) {
                target.write(to, entry.content().read(target));
            } else {
                target.write(to, entry.content().read(target), mode);
            }
        }));
    }

    private void compareLink(Probe probe, SourceTree.Entry.Link entry, Path to, FileStatus now) {
        if (now.isSymlink() && probe.readLink(to).equals(entry.to())) {
            return;
        }
        if (now.exists()) {
            Standing.replaceable(probe, to, now, "a symlink");
        }
        changes.add(new Change(
                (now.exists() ? "replaces " : "adds ") + entry.relative() + " -> " + entry.to(),
                target -> target.symlink(to, entry.to())));
    }

    private void compareMode(SourceTree.Entry entry, Path to, FileStatus now) {
        FileMode mode = entry.mode();
        if (mode != null && !now.isSymlink() && !mode.equals(now.mode())) {
            changes.add(new Change(
                    "mode " + now.mode() + " -> " + mode + " of " + entry.relative(),
                    target -> target.setMode(to, mode)));
        }
    }

    private void findSuperfluous(Probe probe, Path directory, String prefix, Set<String> wanted) {
        for (Path there : probe.list(directory)) {
            String relative = prefix + there.getFileName();
            if (excludes.match(relative)) {
                continue;
            }
            boolean isDirectory = probe.status(there).isDirectory();
            if (wanted.contains(relative)) {
                if (isDirectory) {
                    findSuperfluous(probe, there, relative + "/", wanted);
                }
            } else if (isDirectory && holdsExcluded(probe, there, relative + "/")) {
                findSuperfluous(probe, there, relative + "/", wanted);
            } else {
                changes.add(new Change("removes " + relative, target -> target.delete(there)));
            }
        }
    }

    private boolean holdsExcluded(Probe probe, Path directory, String prefix) {
        for (Path there : probe.list(directory)) {
            String relative = prefix + there.getFileName();
            boolean below = probe.status(there).isDirectory() && holdsExcluded(probe, there, relative + "/");
            if (below || excludes.match(relative)) {
                return true;
            }
        }
        return false;
    }

    private void report(Probe probe) {
        if (changes.isEmpty()) {
            return;
        }
        for (Change change : changes.subList(0, Math.min(changes.size(), SHOWN_AT_MOST))) {
            probe.log("%s", change.what());
        }
        if (changes.size() > SHOWN_AT_MOST) {
            probe.log("and %d more changes", changes.size() - SHOWN_AT_MOST);
        }
        throw new UpdateNeeded();
    }

    void update(Target target) {
        for (Change change : changes) {
            change.make().accept(target);
        }
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return Trees.newest(probe, path);
    }
}
