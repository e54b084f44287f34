package dev.launchway.library.file;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.Privilege;
import dev.launchway.api.Target;
import dev.launchway.library.component.Arguments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A command that checks the new content of a file.
 *
 * @param argv the program and its arguments, with the mark for the path
 */
record Validator(List<String> argv) {

    private static final String MARK = "{}";
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** A command as an author gives it; {@code label} begins the error when it names no path. */
    static Validator of(String label, String... argv) {
        List<String> command = Arguments.command(argv);
        if (command.stream().noneMatch(argument -> argument.contains(MARK))) {
            throw new IllegalArgumentException(label + ": '" + String.join(" ", command)
                    + "' does not say where it gets the new content: write \"{}\" in place of the path, as in"
                    + " .validate(\"nginx\", \"-t\", \"-c\", \"{}\")");
        }
        return new Validator(command);
    }

    private List<String> command(Path content) {
        return argv.stream()
                .map(argument -> argument.replace(MARK, content.toString()))
                .toList();
    }

    /** Declares what another user runs. */
    void declare(Privilege rights, Path content) {
        rights.timeout(LONGEST).runs(command(content));
    }

    /** Fails unless the command takes a content, which lies beside the file that is to get it. */
    void check(Target target, Path path, Path content) {
        try {
            target.command(command(content).toArray(new String[0]))
                    .timeout(LONGEST)
                    .run();
        } catch (CommandFailed e) {
            String what = e.exitCode() < 0 ? "cannot check" : "refuses";
            String now = target.exists(path) ? "which stays as it was" : "which was not written";
            throw new CommandFailed(
                    what + " the new content of " + path + ", " + now + ": " + e.getMessage(),
                    e.argv(),
                    e.exitCode(),
                    named(path, content, e.stdout()),
                    named(path, content, e.stderr()));
        }
    }

    /** Output with the file that its reader knows, in place of the one that was checked for it. */
    private static String named(Path path, Path content, String output) {
        return output.replace(content.toString(), path.toString());
    }
}
