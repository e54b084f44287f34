package dev.launchway.library.file;

import dev.launchway.api.Configuration;
import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.MissingFileException;
import dev.launchway.api.Probe;
import dev.launchway.library.component.PathPatterns;
import dev.launchway.library.component.Placement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A directory to copy from. */
sealed interface SourceTree {

    /** All below it that is not excluded, directories before what is in them. */
    List<Entry> entries(Probe probe, PathPatterns excludes);

    /** Something in the directory. */
    sealed interface Entry {
        /** Its path in the directory. */
        String relative();

        /** Its bits; {@code null} where they are not known. */
        FileMode mode();

        record Folder(String relative, FileMode mode) implements Entry {}

        record Regular(String relative, FileMode mode, Origin content) implements Entry {}

        record Link(String relative, FileMode mode, Path to) implements Entry {}
    }

    /** A directory of the definition directory. Archives do not tell modes. */
    record InPlan(Configuration maker, String directory, List<String> files) implements SourceTree {

        static InPlan of(Configuration maker, String directory, PathPatterns excludes, String component) {
            List<String> files = maker.files(directory);
            for (String file : files) {
                if (!excludes.match(file)) {
                    maker.hasFile(path(directory, file)); // what is asked for by its name comes along to the host
                }
            }
            if (files.isEmpty()) {
                throw new MissingFileException(component + ": the definition directory has no directory '" + directory
                        + "' with files in it: add it, or correct .source(…)");
            }
            return new InPlan(maker, directory, files);
        }

        @Override
        public List<Entry> entries(Probe probe, PathPatterns excludes) {
            List<Entry> entries = new ArrayList<>();
            Set<String> folders = new TreeSet<>();
            for (String file : files) {
                if (!excludes.match(file)) {
                    for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
                        if (folders.add(file.substring(0, slash))) {
                            entries.add(new Entry.Folder(file.substring(0, slash), null));
                        }
                    }
                    String path = path(directory, file);
                    entries.add(new Entry.Regular(file, null, any -> maker.resource(path)));
                }
            }
            return entries;
        }

        private static String path(String directory, String file) {
            return directory.isEmpty() ? file : directory + "/" + file;
        }
    }

    /** A directory of the target. */
    record OnTarget(Path root) implements SourceTree {

        @Override
        public List<Entry> entries(Probe probe, PathPatterns excludes) {
            if (!Placement.isDirectory(probe, root)) {
                throw new IllegalStateException("the source " + root
                        + " is no directory on this host: deploy the component" + " that makes it before this one");
            }
            List<Entry> entries = new ArrayList<>();
            collect(probe, root, "", excludes, entries);
            return entries;
        }

        private static void collect(
                Probe probe, Path directory, String prefix, PathPatterns excludes, List<Entry> entries) {
            for (Path path : probe.list(directory)) {
                String relative = prefix + path.getFileName();
                if (excludes.match(relative)) {
                    continue;
                }
                FileStatus status = probe.status(path);
                switch (status.kind()) {
                    case DIRECTORY -> {
                        entries.add(new Entry.Folder(relative, status.mode()));
                        collect(probe, path, relative + "/", excludes, entries);
                    }
                    case FILE -> entries.add(new Entry.Regular(relative, status.mode(), any -> any.readBytes(path)));
                    case SYMLINK -> entries.add(new Entry.Link(relative, null, probe.readLink(path)));
                    case OTHER ->
                        throw new IllegalStateException("a device, a socket or a pipe cannot be copied: " + path
                                + "; leave it out by .exclude(\"" + relative + "\")");
                    case MISSING -> {
                        // Removed while the directory was being read.
                    }
                }
            }
        }
    }
}
