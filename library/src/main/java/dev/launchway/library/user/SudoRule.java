package dev.launchway.library.user;

import java.util.ArrayList;
import java.util.List;

/**
 * What a user, or a group, may do as another user: one rule of a {@link Sudoers}, sudoers(5).
 *
 * <pre>{@code
 * SudoRule.of("shop").runs("/usr/bin/systemctl", "reload", "nginx").noPassword();
 * SudoRule.ofGroup("operators").as("postgres").runsAll();
 * }</pre>
 *
 * <p>A command is allowed with exactly the arguments that are given. Characters that sudo takes for patterns are written so that they
 * mean themselves.
 */
public final class SudoRule {

    private final String who;
    private final List<String> commands = new ArrayList<>();
    private String as = "root";
    private boolean password = true;

    private SudoRule(String who) {
        this.who = who;
    }

    /**
     * A rule of a user.
     *
     * @param user who may
     * @return the rule, which still needs a command
     * @throws IllegalArgumentException for a text that is no name of a user
     */
    public static SudoRule of(String user) {
        return new SudoRule(AccountNames.checked("SudoRule", "user", user));
    }

    /**
     * A rule of all users of a group.
     *
     * @param group who may
     * @return the rule, which still needs a command
     * @throws IllegalArgumentException for a text that is no name of a group
     */
    public static SudoRule ofGroup(String group) {
        return new SudoRule("%" + AccountNames.checked("SudoRule", "group", group));
    }

    /**
     * Sets as whom; by default as root.
     *
     * @param user a user of the target
     * @return this
     * @throws IllegalArgumentException for a text that is no name of a user
     */
    public SudoRule as(String user) {
        as = AccountNames.checked("SudoRule", "user", user);
        return this;
    }

    /**
     * Allows a command, with these arguments alone, or with none.
     *
     * @param argv the program, by its absolute path, and its arguments
     * @return this
     * @throws IllegalArgumentException for a program that is named by no absolute path, and for line ends
     */
    public SudoRule runs(String... argv) {
        StringBuilder command = new StringBuilder(program(argv.length == 0 ? "" : argv[0]));
        for (int i = 1; i < argv.length; i++) {
            command.append(' ').append(escaped(argv[i]));
        }
        commands.add(command + (argv.length == 1 ? " \"\"" : ""));
        return this;
    }

    /**
     * Allows a command with whatever arguments. Think of what they can do: {@code less}, {@code vi} or {@code find} start any other
     * one.
     *
     * @param program its absolute path
     * @return this
     * @throws IllegalArgumentException for another path
     */
    public SudoRule runsWithAnyArguments(String program) {
        commands.add(program(program));
        return this;
    }

    /**
     * Allows all commands.
     *
     * @return this
     */
    public SudoRule runsAll() {
        commands.add("ALL");
        return this;
    }

    /**
     * Asks for no password.
     *
     * @return this
     */
    public SudoRule noPassword() {
        password = false;
        return this;
    }

    private static String program(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a rule of sudo names a program by its absolute path, and '" + path
                    + "' is none: write it as in /usr/bin/systemctl");
        }
        return escaped(path);
    }

    /**
     * A word that sudo compares as it is: it takes some characters for patterns, and some for the end of the command. A backslash is
     * read twice, by the parser and by the comparison (sudoers(5), "Other special characters").
     */
    private static String escaped(String word) {
        if (word.isEmpty() || word.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a rule of sudo cannot name the argument '" + word.strip() + "': it is empty, or has line ends");
        }
        return word.replace("\\", "\\\\\\\\").replaceAll("[,:=#*?\\[\\]^ ]", "\\\\$0");
    }

    /** The line of sudoers(5). */
    String line() {
        if (commands.isEmpty()) {
            throw new IllegalArgumentException("a rule of '" + who + "' allows nothing: add .runs(\"/usr/bin/…\", …)");
        }
        return who + " ALL=(" + as + ") " + (password ? "" : "NOPASSWD: ") + String.join(", ", commands);
    }
}
