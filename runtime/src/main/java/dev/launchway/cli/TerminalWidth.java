package dev.launchway.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** How wide the terminal is. */
final class TerminalWidth {

    /** Where nobody says. */
    static final int USUAL = 80;

    private static final int LEAST = 40;
    private static final int MOST = 100;

    private TerminalWidth() {}

    /**
     * Asks the shell's variable, then the terminal.
     *
     * @param variables the process's environment variables
     * @return columns; not more than can be read at ease
     */
    static int of(Map<String, String> variables) {
        int told = number(variables.getOrDefault("COLUMNS", ""));
        int columns = told > 0 ? told : ofTerminal();
        return columns == 0 ? USUAL : Math.min(MOST, Math.max(LEAST, columns));
    }

    private static int ofTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String rowsAndColumns = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return number(rowsAndColumns.substring(rowsAndColumns.indexOf(' ') + 1));
        } catch (IOException e) {
            return 0;
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
