package dev.launchway.engine.system;

import dev.launchway.api.Secret;
import java.util.function.Supplier;

/**
 * What a command is given to read.
 *
 * @param descriptor the file descriptor that it reads from: 0 for its standard input, or 3 to 9
 * @param text gives the text, when the command starts
 * @param secret whether nobody but the command may get to know it
 */
public record CommandInput(int descriptor, Supplier<String> text, boolean secret) {

    /**
     * Text on its standard input.
     *
     * @param text the text, in UTF-8
     * @return the input
     */
    public static CommandInput of(String text) {
        return new CommandInput(0, () -> text, false);
    }

    /**
     * A secret.
     *
     * @param descriptor 0 for its standard input, or 3 to 9
     * @param secret revealed when the command starts
     * @return the input
     */
    public static CommandInput of(int descriptor, Secret secret) {
        return new CommandInput(descriptor, secret::reveal, true);
    }
}
