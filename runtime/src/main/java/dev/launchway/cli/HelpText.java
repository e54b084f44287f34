package dev.launchway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The help of the commands, as picocli writes it. It is kept as text, because loading picocli takes twice as long as all the
 * rest of {@code --help}; a test holds it equal to what picocli writes.
 */
final class HelpText {

    private HelpText() {}

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
