package dev.launchway.library.build;

import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A virtual environment that was built, by what was noted of it when it was complete: the program that its Python is, then the
 * packages.
 *
 * @param directory where it is
 * @param marker the file that says that it is complete
 */
record BuiltEnvironment(Path directory, Path marker) {

    private static final String PYTHON = "bin/python";
    private static final int LONGEST_CHAIN = 40;

    void noteComplete(Target target) {
        List<String> lines = new ArrayList<>(List.of(program(target)));
        for (Path packages : InstalledPackage.packages(target, directory)) {
            for (Path entry : target.list(packages)) {
                if (InstalledPackage.isOne(entry)) {
                    lines.add(directory.relativize(entry).toString());
                }
            }
        }
        target.write(marker, String.join("\n", lines) + "\n");
    }

    /** Why it has to be built anew; empty where it has not. */
    Optional<String> problem(Probe probe) {
        if (!probe.status(marker).isFile()) {
            return Optional.of("it is not complete");
        }
        List<String> lines = probe.read(marker).lines().toList();
        String program = program(probe);
        if (!program.equals(lines.get(0))) {
            return Optional.of("its Python was " + lines.get(0) + " and is " + program);
        }
        return lines.stream()
                .skip(1)
                .flatMap(info -> new InstalledPackage(directory.resolve(info)).problem(probe).stream())
                .findFirst();
    }

    /** Where the symlink of its Python ends; an update of the system that brings another Python changes that. */
    private String program(Probe probe) {
        Path program = directory.resolve(PYTHON);
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            FileStatus now = probe.status(program);
            if (!now.isSymlink()) {
                return now.exists() ? program.toString() : "missing";
            }
            program = program.resolveSibling(probe.readLink(program)).normalize();
        }
        return "missing";
    }
}
