package dev.launchway.engine.system;

import dev.launchway.api.CommandFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process that knows ASCII alone: says what became of commands with other letters. */
final class PosixLocale {

    private PosixLocale() {}

    public static void main(String[] args) {
        run(List.of("touch", "gr\u00fc\u00dfe"), Map.of());
        run(List.of("touch", "a"), Map.of("WORD", "\u00e4"));
        run(List.of("touch", "plain"), Map.of());
    }

    private static void run(List<String> argv, Map<String, String> variables) {
        CommandSpec spec =
                new CommandSpec(argv, variables, Path.of("").toAbsolutePath(), Optional.empty(), Optional.empty());
        try {
            System.out.println(new LocalSystem().run(spec).exitCode());
        } catch (CommandFailed e) {
            System.out.println(e.getMessage());
        }
    }
}
