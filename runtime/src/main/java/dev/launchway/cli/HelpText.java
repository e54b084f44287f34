package dev.launchway.cli;

import dev.launchway.cli.secrets.Action;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The help of the commands, as picocli writes it. It is kept as text, so that nothing need be loaded to show it; a test holds it
 * equal to what picocli writes.
 */
final class HelpText {

    private HelpText() {}

    /**
     * The help that a command line asks for by nothing else than {@code --help}, or that after a command.
     *
     * @return the text; {@code null} for any other command line
     */
    static String askedFor(String[] args) {
        if (args.length == 0 || args.length > 2 || !Option.HELP.isNamed(args[args.length - 1])) {
            return null;
        }
        Command command = args.length == 2 ? Command.of(args[0]) : null;
        return args.length == 2 && command == null ? null : of(command);
    }

    /**
     * The help that a command line asks for: that of its command, or of its action with secrets.
     *
     * @param arguments the command line
     */
    static String of(Arguments arguments) {
        if (arguments.command() == Command.SECRETS && !arguments.operands().isEmpty()) {
            Optional<Action> action = Action.of(arguments.operands().get(0));
            if (action.isPresent()) {
                return of(action.get());
            }
        }
        return of(arguments.command());
    }

    /** The help of an action with secrets. */
    static String of(Action action) {
        return read("help/secrets/" + action.word() + ".txt");
    }

    /**
     * The help of a command.
     *
     * @param command the command, {@code null} for that of all
     */
    static String of(Command command) {
        return read("help/" + (command == null ? "launchway" : command.word()) + ".txt");
    }

    /** Name and number of this version. */
    static String version() {
        return read("version.txt");
    }

    private static String read(String name) {
        try (InputStream text = HelpText.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
