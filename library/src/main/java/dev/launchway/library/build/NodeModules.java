package dev.launchway.library.build;

import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.NoteFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The packages that npm installed, by what was noted of them when they were complete: for what, by which Node.js, and the size and
 * time of the list that npm writes last and of each package's description.
 *
 * @param directory {@code node_modules}
 * @param note the file in which it is noted
 */
record NodeModules(Path directory, NoteFile note) {

    static final String FORMAT = "launchway node_modules 1";

    private static final String TAB = "\t";

    void noteComplete(Target target, String wanted, Path node) {
        List<String> lines = new ArrayList<>(List.of(wanted));
        List<Path> files = new ArrayList<>(List.of(node, directory.resolve(".package-lock.json")));
        for (Path entry : target.list(directory)) {
            if (entry.getFileName().toString().startsWith("@")) {
                target.list(entry).forEach(scoped -> files.add(scoped.resolve("package.json")));
            } else {
                files.add(entry.resolve("package.json"));
            }
        }
        for (Path file : files) {
            if (target.exists(file)) {
                lines.add(file + TAB + state(target, file));
            }
        }
        note.write(target, lines);
    }

    /** Why they have to be installed anew; empty where they have not. */
    Optional<String> problem(Probe probe, String wanted) {
        List<String> lines = note.read(probe).orElse(List.of());
        if (lines.isEmpty()) {
            return Optional.of("they are not installed, or not completely");
        }
        if (!lines.get(0).equals(wanted)) {
            return Optional.of("package.json, package-lock.json or the options changed");
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(TAB, -1);
            String now = state(probe, Path.of(words[0]));
            if (!now.equals(words[1])) {
                return Optional.of(words[0] + (now.isEmpty() ? " is missing" : " changed"));
            }
        }
        return Optional.empty();
    }

    private static String state(Probe probe, Path file) {
        FileStatus now = probe.status(file);
        return now.exists() ? now.size() + " " + now.modified() : "";
    }
}
