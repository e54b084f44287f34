package dev.launchway.testing.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How tests start Java: a program that runs once is cold, and compiling it a second time takes a quarter of its processor time. */
public final class JavaProgram {

    private JavaProgram() {}

    /**
     * The Java of the tests.
     *
     * @param arguments further options, a class and its arguments
     * @return a command line
     */
    public static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * The Java of the tests, with their class path.
     *
     * @param main a class of the tests
     * @param arguments its arguments
     * @return a command line
     */
    public static List<String> command(Class<?> main, String... arguments) {
        List<String> command = command("-cp", System.getProperty("java.class.path"), main.getName());
        command.addAll(List.of(arguments));
        return command;
    }
}
