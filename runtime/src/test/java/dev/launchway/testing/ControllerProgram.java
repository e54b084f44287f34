package dev.launchway.testing;

import dev.launchway.cli.Main;
import dev.launchway.testing.run.JavaProgram;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How tests start the program of a plan jar: with the archive of its classes that {@link ControllerClasses} has, where it has one. */
public final class ControllerProgram {

    private ControllerProgram() {}

    /**
     * The program with the classes of the tests.
     *
     * @param plan directories with what else belongs to the plan; the first one hides what others have, too
     * @param arguments the command line
     * @return a command line
     */
    public static List<String> command(List<Path> plan, String... arguments) {
        List<String> command = JavaProgram.command();
        String tests = System.getProperty("java.class.path");
        try {
            ControllerClasses common = ControllerClasses.common();
            command.addAll(common.options(ControllerClasses.java(), List.of()));
            command.add("-cp");
            command.add(String.join(
                    File.pathSeparator,
                    Stream.of(Stream.of(common.paths()), plan.stream().map(Path::toString), Stream.of(tests))
                            .flatMap(part -> part)
                            .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }
}
