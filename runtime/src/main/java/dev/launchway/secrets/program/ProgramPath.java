package dev.launchway.secrets.program;

import dev.launchway.text.DidYouMean;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds programs as a shell finds them: a name in the directories of PATH, anything with a slash from the current directory. */
public final class ProgramPath {

    private static final String USUAL = "/usr/local/bin:/usr/bin:/bin";

    private final String path;
    private final Path directory;

    /**
     * Why a program cannot be run.
     *
     * @param reason a sentence without its full stop
     * @param help what to do
     */
    public record Trouble(String reason, String help) {}

    /**
     * Takes the path of a process.
     *
     * @param variables its environment variables
     * @param directory its current directory
     */
    public ProgramPath(Map<String, String> variables, Path directory) {
        this.path = variables.getOrDefault("PATH", USUAL);
        this.directory = directory;
    }

    /**
     * Looks for a program.
     *
     * @param program its name, or its path
     * @return the file; empty where there is none that may be executed
     */
    public Optional<Path> find(String program) {
        if (!isName(program)) {
            return Optional.empty();
        }
        if (program.indexOf('/') >= 0) {
            return Optional.of(directory.resolve(program)).filter(ProgramPath::isProgram);
        }
        for (Path place : directories()) {
            if (isProgram(place.resolve(program))) {
                return Optional.of(place.resolve(program));
            }
        }
        return Optional.empty();
    }

    /**
     * Says why {@link #find} does not find a program.
     *
     * @param program its name, or its path
     * @return the reason and the way out
     */
    public Trouble trouble(String program) {
        if (!isName(program)) {
            return new Trouble("its program has no valid name", "write the program first, then its arguments");
        }
        if (program.indexOf('/') < 0) {
            return new Trouble(
                    "there is no program '" + program + "' in the directories of PATH",
                    DidYouMean.question(program, programs())
                            .orElse("install it, or write its whole path; PATH is " + path));
        }
        Path file = directory.resolve(program);
        if (!Files.exists(file)) {
            return new Trouble("there is no program " + file, "install it, or write the path that it has");
        }
        return Files.isDirectory(file)
                ? new Trouble(file + " is a directory, and no program", "write the path of the program")
                : new Trouble("the program " + file + " may not be executed", "chmod +x " + file);
    }

    private static boolean isName(String program) {
        return !program.isEmpty() && program.indexOf('\0') < 0;
    }

    private static boolean isProgram(Path file) {
        return Files.isExecutable(file) && !Files.isDirectory(file);
    }

    private List<Path> directories() {
        List<Path> directories = new ArrayList<>();
        for (String place : path.split(File.pathSeparator, -1)) {
            resolved(place).ifPresent(directories::add);
        }
        return directories;
    }

    private Optional<Path> resolved(String place) {
        try {
            return Optional.of(directory.resolve(place));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private List<String> programs() {
        List<String> names = new ArrayList<>();
        for (Path place : directories()) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            } catch (IOException e) {
                // A directory that cannot be read has no programs for this user.
            }
        }
        return names;
    }
}
