package dev.launchway.library.file;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.ContentDiff;
import dev.launchway.library.component.PathPatterns;
import dev.launchway.library.component.Placement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds what must be done to a directory for it to be like a source. Diffs of the first changed files are shown on the way. */
final class TreeDifference {

    private static final int SHOWN_AT_MOST = 20;
    private static final int OTHERS_READ = 0044;

    private final Probe probe;
    private final Path top;
    private final PathPatterns excludes;
    private final List<Change> changes = new ArrayList<>();
    /** Modes of new directories, set when all is in them: they may forbid to write. */
    private final List<Consumer<Target>> finish = new ArrayList<>();

    private record Change(String what, Consumer<Target> make) {}

    TreeDifference(Probe probe, Path top, PathPatterns excludes) {
        this.probe = probe;
        this.top = top;
        this.excludes = excludes;
    }

    void find(SourceTree source, boolean leading, boolean delete) {
        FileStatus now = probe.status(top);
        if (now.exists()) {
            Placement.checkDirectory(probe, top, now);
        } else {
            Placement.checkParent(probe, top, leading);
            changes.add(new Change("creates " + top, target -> target.createDirectory(top)));
        }
        Set<String> wanted = new HashSet<>();
        for (SourceTree.Entry entry : source.entries(probe, excludes)) {
            wanted.add(entry.relative());
            compare(entry);
        }
        if (delete) {
            findSuperfluous(top, "", wanted);
        }
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    void show() {
        for (Change change : changes.subList(0, Math.min(changes.size(), SHOWN_AT_MOST))) {
            probe.log("%s", change.what());
        }
        if (changes.size() > SHOWN_AT_MOST) {
            probe.log("and %d more changes", changes.size() - SHOWN_AT_MOST);
        }
    }

    void make(Target target) {
        for (Change change : changes) {
            change.make().accept(target);
        }
        for (Consumer<Target> last : finish) {
            last.accept(target);
        }
    }

    private void compare(SourceTree.Entry entry) {
        Path to = top.resolve(entry.relative());
        FileStatus now = probe.status(to);
        if (entry instanceof SourceTree.Entry.Folder) {
            compareFolder(entry, to, now);
        } else if (entry instanceof SourceTree.Entry.Regular file) {
            compareFile(file, to, now);
        } else if (entry instanceof SourceTree.Entry.Link link) {
            compareLink(link, to, now);
        }
    }

    private void compareFolder(SourceTree.Entry entry, Path to, FileStatus now) {
        if (now.isSymlink()) {
            throw new IllegalStateException(
                    Placement.describe(probe, to, now) + ", where the source has the directory " + entry.relative()
                            + ": remove the symlink, exclude the directory, or copy to where the symlink leads");
        }
        if (now.exists()) {
            Placement.checkDirectory(probe, to, now);
            compareMode(entry, to, now);
            return;
        }
        FileMode mode = entry.mode();
        changes.add(new Change("adds " + entry.relative() + "/", target -> target.createDirectory(to)));
        if (mode != null) {
            finish.add(target -> target.setMode(to, mode));
        }
    }

    private void compareFile(SourceTree.Entry.Regular entry, Path to, FileStatus now) {
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
                diff(now.mode(), entry.mode()).show(probe, to, current, content);
            }
        } else if (now.exists()) {
            Placement.checkReplaceable(probe, to, now, "a file");
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

    /** What is for its owner alone on one side is not shown. */
    private static ContentDiff diff(FileMode now, FileMode wanted) {
        boolean secret = isPrivate(now) || (wanted != null && isPrivate(wanted));
        return secret ? new ContentDiff(StandardCharsets.UTF_8, false, true) : ContentDiff.UTF_8;
    }

    private static boolean isPrivate(FileMode mode) {
        return (mode.bits() & OTHERS_READ) == 0;
    }

    private void compareLink(SourceTree.Entry.Link entry, Path to, FileStatus now) {
        if (now.isSymlink() && probe.readLink(to).equals(entry.to())) {
            return;
        }
        if (now.exists()) {
            Placement.checkReplaceable(probe, to, now, "a symlink");
        }
        changes.add(new Change(
                (now.exists() ? "replaces " : "adds ") + entry.relative() + " -> " + entry.to(),
                target -> target.symlink(to, entry.to())));
    }

    private void compareMode(SourceTree.Entry entry, Path to, FileStatus now) {
        FileMode mode = entry.mode();
        if (mode != null && !now.isSymlink() && mode.bits() != now.mode().bits()) {
            changes.add(new Change(
                    "mode " + now.mode() + " -> " + mode + " of " + entry.relative(),
                    target -> target.setMode(to, mode)));
        }
    }

    private void findSuperfluous(Path directory, String prefix, Set<String> wanted) {
        for (Path there : probe.list(directory)) {
            String relative = prefix + there.getFileName();
            if (excludes.match(relative)) {
                continue;
            }
            boolean isDirectory = probe.status(there).isDirectory();
            if (wanted.contains(relative)) {
                if (isDirectory) {
                    findSuperfluous(there, relative + "/", wanted);
                }
            } else if (isDirectory && holdsExcluded(there, relative + "/")) {
                findSuperfluous(there, relative + "/", wanted);
            } else {
                changes.add(new Change("removes " + relative, target -> target.delete(there)));
            }
        }
    }

    private boolean holdsExcluded(Path directory, String prefix) {
        for (Path there : probe.list(directory)) {
            String relative = prefix + there.getFileName();
            boolean below = probe.status(there).isDirectory() && holdsExcluded(there, relative + "/");
            if (below || excludes.match(relative)) {
                return true;
            }
        }
        return false;
    }
}
