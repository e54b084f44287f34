package dev.launchway.library.component;

import dev.launchway.api.FileMode;
import java.time.Duration;
import java.util.List;

/** Checks what a component is given by its author, where it is given: an error stands at the line that is wrong. */
public final class Arguments {

    private Arguments() {}

    /**
     * A program with its arguments.
     *
     * @param argv what was given
     * @return an unmodifiable copy
     * @throws IllegalArgumentException when there is no program
     */
    public static List<String> command(String... argv) {
        List<String> command = List.of(argv);
        if (command.isEmpty() || command.get(0).isBlank()) {
            throw new IllegalArgumentException("a command needs a program: name it as the first argument");
        }
        return command;
    }

    /**
     * A time of more than zero.
     *
     * @param setting the method that takes it, as errors name it: {@code timeout}
     * @param duration what was given
     * @return the same
     * @throws IllegalArgumentException for zero, or less
     */
    public static Duration positive(String setting, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("." + setting + "(…) needs a time of more than zero, not " + duration);
        }
        return duration;
    }

    /**
     * The name or the number of a user or a group. Whether there is one is asked on the target.
     *
     * @param component what is given it, as the beginning of an error: {@code File("motd")}
     * @param setting what it is: {@code owner}, {@code group}
     * @param name what was given
     * @return the same
     * @throws IllegalArgumentException for an empty one
     */
    public static String name(String component, String setting, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(component + ": the " + setting + " is empty: give a name or a number");
        }
        return name;
    }

    /**
     * A text of one line.
     *
     * @param component what is given it, as the beginning of an error: {@code CronJob("report")}
     * @param setting what it is: {@code comment}
     * @param text what was given
     * @return the same
     * @throws IllegalArgumentException for line ends and other control characters
     */
    public static String line(String component, String setting, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    component + ": the " + setting + " has line ends, or other control characters: write one line");
        }
        return text;
    }

    /**
     * A text of one word.
     *
     * @param component what is given it, as the beginning of an error: {@code CronJob("report")}
     * @param setting what it is: {@code user}
     * @param text what was given
     * @return the same
     * @throws IllegalArgumentException for an empty text, and one with blanks or control characters
     */
    public static String word(String component, String setting, String text) {
        if (text.isEmpty() || text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw new IllegalArgumentException(component + ": the " + setting + " '" + text.strip() + "' is no word");
        }
        return text;
    }

    /**
     * The name of an environment variable, as a POSIX shell takes it.
     *
     * @param component what is given it, as the beginning of an error: {@code CronJob("report")}
     * @param name what was given
     * @return the same
     * @throws IllegalArgumentException for any other text
     */
    public static String variable(String component, String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException(component + ": '" + name
                    + "' is no name of an environment variable: write letters, digits and _, no digit first");
        }
        return name;
    }

    /**
     * Permission bits.
     *
     * @param component what is given them, as the beginning of an error: {@code File("motd")}
     * @param text octal digits as in {@code 0640}, or {@code rwxr-x---}
     * @return the bits
     * @throws IllegalArgumentException for any other text
     */
    public static FileMode mode(String component, String text) {
        try {
            return FileMode.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(component + ": " + e.getMessage(), e);
        }
    }
}
