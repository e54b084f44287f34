package dev.launchway.engine.privilege;

import java.util.List;

/**
 * How sudoers(5) writes a command. It compares the arguments as one text, joined by blanks, with a pattern as of fnmatch(3): so what
 * would stand for something else is escaped, for the pattern and for the file.
 */
final class SudoersText {

    /** What means something in a pattern: it is escaped once, which the file keeps. */
    private static final String OF_PATTERNS = "*?[]";

    /** What means something in the file alone: the file takes the backslash away. */
    private static final String OF_FILES = ":,=#\t";

    /** What means something beside the name of a user. */
    private static final String OF_USERS = "@!=:,()\\ ";

    private SudoersText() {}

    /** A user that the host has, as {@code alice@example.com} of a domain. */
    static String user(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            text.append(OF_USERS.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return text.toString();
    }

    /**
     * A program with its arguments; {@code ""} stands for none.
     *
     * @param program absolute
     * @param arguments its arguments
     */
    static String command(String program, List<String> arguments) {
        String path = escaped(program).replace(" ", "\\ ");
        return path + " " + (arguments.isEmpty() ? "\"\"" : arguments(String.join(" ", arguments)));
    }

    /** Blanks between words are written as they are; where several meet, or one ends the text, each is escaped. */
    private static String arguments(String joined) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < joined.length(); i++) {
            char c = joined.charAt(i);
            boolean alone =
                    i > 0 && i < joined.length() - 1 && joined.charAt(i - 1) != ' ' && joined.charAt(i + 1) != ' ';
            if (c == ' ') {
                text.append(alone ? " " : "\\ ");
            } else {
                text.append(escaped(String.valueOf(c)));
            }
        }
        boolean expression = joined.startsWith("^") && joined.endsWith("$");
        return expression ? "\\" + text : text.toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                escaped.append("\\\\\\\\");
            } else {
                if (OF_PATTERNS.indexOf(c) >= 0 || OF_FILES.indexOf(c) >= 0) {
                    escaped.append('\\');
                }
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
