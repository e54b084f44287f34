package dev.launchway.library.archive;

import dev.launchway.api.FileStatus;
import dev.launchway.api.StreamedContent;
import dev.launchway.api.Target;
import dev.launchway.library.component.NoteFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Unpacks what differs. Files appear one by one, each at once; what an interrupted run leaves is known to the next one. */
final class Unpacking {

    private final Target target;
    private final Archive archive;
    private final Path top;
    private final Ownership ownership;
    private final Difference difference;

    Unpacking(Target target, Archive archive, Path top, Ownership ownership, Difference difference) {
        this.target = target;
        this.archive = archive;
        this.top = top;
        this.ownership = ownership;
        this.difference = difference;
    }

    /** Does it, and notes in a file what there is then. */
    void run(NoteFile file, Manifest begun) {
        Manifest awaited = awaited(begun);
        awaited.write(target, file);
        remove();
        makeDirectories();
        if (target.predicting()) {
            predictFiles();
        } else {
            makeFiles();
        }
        makeLinks();
        for (Item item : difference.adjusted()) {
            adjust(item);
        }
        Map<String, Manifest.Entry> done = new LinkedHashMap<>();
        for (Item item : difference.items()) {
            done.put(item.path(), entry(item));
        }
        new Manifest(begun.archive(), begun.checksum(), begun.settings(), true, done, difference.kept())
                .write(target, file);
    }

    /** What is there, and what is about to be: whatever a run that is interrupted leaves, it is known to come from here. */
    private Manifest awaited(Manifest begun) {
        Map<String, Manifest.Entry> entries = new LinkedHashMap<>(begun.entries());
        for (Item item : difference.made()) {
            if (difference.isAbsent(item) || entries.containsKey(item.path())) {
                entries.put(item.path(), Manifest.Entry.awaited(item));
            }
        }
        return new Manifest(begun.archive(), begun.checksum(), begun.settings(), false, entries, begun.old());
    }

    private Manifest.Entry entry(Item item) {
        FileStatus status = target.status(top.resolve(item.path()));
        return Manifest.Entry.of(status, item.checksum(), item.isSymlink() ? item.link() : "");
    }

    /** What is deepest goes first; a directory only when nothing is left in it. */
    private void remove() {
        List<String> paths = new ArrayList<>(difference.removed());
        paths.sort(Collections.reverseOrder());
        for (String path : paths) {
            Path there = top.resolve(path);
            if (!target.status(there).isDirectory() || target.list(there).isEmpty()) {
                target.delete(there);
            }
        }
    }

    private void makeDirectories() {
        target.createDirectory(top);
        for (Item item : difference.made()) {
            if (item.isDirectory()) {
                Path path = top.resolve(item.path());
                if (!target.status(path).isDirectory()) {
                    target.delete(path);
                    target.createDirectory(path);
                }
                adjust(item);
            }
        }
    }

    private void adjust(Item item) {
        Path path = top.resolve(item.path());
        ownership.give(target, path);
        if (item.mode() != null) {
            target.setMode(path, item.mode());
        }
    }

    private void makeFiles() {
        Map<Integer, Item> byIndex = new HashMap<>();
        for (Item item : difference.made()) {
            if (item.kind() == Member.Kind.FILE) {
                byIndex.put(item.index(), item);
            }
        }
        if (byIndex.isEmpty()) {
            return;
        }
        try {
            archive.visit(target, (index, content) -> {
                Item item = byIndex.remove(index);
                if (item != null) {
                    write(item, sized(item, out -> content.copyTo(out, item)));
                }
                return !byIndex.isEmpty();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a prediction the archive is gone through again when somebody reads one of the files. */
    private void predictFiles() {
        for (Item item : difference.made()) {
            if (item.kind() == Member.Kind.FILE) {
                write(
                        item,
                        sized(
                                item,
                                out -> archive.visit(target, (index, content) -> {
                                    if (index == item.index()) {
                                        content.copyTo(out, item);
                                    }
                                    return index < item.index();
                                })));
            }
        }
    }

    private void makeLinks() {
        for (Item item : difference.made()) {
            Path path = top.resolve(item.path());
            if (item.kind() == Member.Kind.HARD_LINK) {
                write(item, sized(item, new CopyOf(target, top.resolve(item.link()))));
            } else if (item.isSymlink()) {
                target.symlink(path, Path.of(item.link()));
                ownership.give(target, path);
            }
        }
    }

    private void write(Item item, StreamedContent content) {
        target.write(top.resolve(item.path()), content, item.mode(), ownership.owner(), ownership.group());
    }

    private static StreamedContent sized(Item item, StreamedContent content) {
        return new StreamedContent() {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                content.writeTo(out);
            }

            @Override
            public long size() {
                return item.size();
            }
        };
    }
}
