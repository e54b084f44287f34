package dev.launchway.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a plan jar. */
final class PlanProgram {

    private static final String MAIN = "dev.launchway.cli.Main";

    private final List<Path> classPath;

    PlanProgram(List<Path> classPath) {
        this.classPath = classPath;
    }

    /**
     * How it ended.
     *
     * @param exitCode its exit code
     * @param text all that it said
     */
    record Ended(int exitCode, String text) {}

    Ended run(Path output, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(MAIN);
        command.addAll(List.of(arguments));
        int exitCode = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return new Ended(
                exitCode, Files.readString(output, StandardCharsets.UTF_8).stripTrailing());
    }
}
