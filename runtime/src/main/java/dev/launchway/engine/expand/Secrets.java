package dev.launchway.engine.expand;

import java.util.List;
import java.util.Set;

/**
 * The clear texts of the secrets of a model: those in attributes, in requirements and in resources, also within lists, maps and
 * records.
 *
 * @param values in the order of their discovery
 */
public record Secrets(Set<String> values) {

    /** What is wrong with a command that holds one. */
    public static final String IN_COMMAND =
            " holds the value of a secret, and everybody on the host sees the arguments of a command while it runs";

    /** What to do instead. */
    public static final String HELP =
            "pass a secret by .stdin(secret) or .env(name, secret), or in a file with mode 0600 that the command reads";

    /** A shorter one stands in many words by chance: it counts where it is all of an argument. */
    private static final int SHORTEST_PART = 6;

    /** No user has a secret of so few characters, and every text has some of them. */
    private static final int SHORTEST = 3;

    /**
     * Whether a text shows a secret to whom it is shown.
     *
     * @param text an argument of a command, or a name
     * @return {@code true} where the value of a secret stands in it; one of less than six characters only as the whole text
     */
    public boolean standIn(String text) {
        for (String value : values) {
            String plain = value.strip();
            boolean whole = plain.length() >= SHORTEST && text.equals(plain);
            if (whole || (plain.length() >= SHORTEST_PART && text.contains(plain))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a command shows a secret.
     *
     * @param argv the program and its arguments
     * @return {@code true} where the value of one stands in them
     */
    public boolean standIn(List<String> argv) {
        if (!values.isEmpty()) {
            for (String argument : argv) {
                if (standIn(argument)) {
                    return true;
                }
            }
        }
        return false;
    }
}
