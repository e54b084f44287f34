package dev.launchway.engine.system;

import dev.launchway.text.DidYouMean;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds programs as the system does, to say clearly why one is not found. */
final class ProgramSearch {

    private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    private ProgramSearch() {}

    /** Why a program cannot be run; {@code null} where it can. */
    static String problem(String program, String path, Path directory) {
        if (program.indexOf('\0') >= 0 || program.isEmpty()) {
            return "the program has no valid name";
        }
        if (program.indexOf('/') >= 0) {
            Path file = directory.resolve(program);
            if (!Files.exists(file)) {
                return "there is no program " + file;
            }
            if (Files.isDirectory(file)) {
                return file + " is a directory, not a program";
            }
            return Files.isExecutable(file)
                    ? null
                    : "user " + Accounts.self() + " may not execute " + file + ": its mode must allow it";
        }
        if (find(program, path).isPresent()) {
            return null;
        }
        String hint = DidYouMean.question(program, programs(path)).orElse("install it, or name it with its directory");
        return "there is no program '" + program + "' in the directories of PATH; " + hint;
    }

    static Optional<Path> find(String program, String path) {
        for (Path directory : directories(path)) {
            Path file = directory.resolve(program);
            if (Files.isExecutable(file) && !Files.isDirectory(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static List<Path> directories(String path) {
        List<Path> directories = new ArrayList<>();
        String text = path == null ? USUAL_PATH : path;
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf(File.pathSeparatorChar, start);
            end = end < 0 ? text.length() : end;
            String directory = text.substring(start, end);
            if (NativeText.problem(directory) == null) {
                directories.add(Path.of(directory).toAbsolutePath());
            }
            start = end + 1;
        }
        return directories;
    }

    private static List<String> programs(String path) {
        List<String> names = new ArrayList<>();
        for (Path directory : directories(path)) {
            for (Path file : readable(directory)) {
                names.add(file.getFileName().toString());
            }
        }
        return names;
    }

    private static List<Path> readable(Path directory) {
        try {
            return Directories.list(directory);
        } catch (IOException e) {
            return List.of();
        }
    }
}
