package dev.launchway.text;

import java.util.Optional;

/** Names of users, which get into command lines of {@code ssh} and {@code sudo}. */
public final class UserText {

    private static final int LONGEST = 32;

    /** A word of sudoers(5). */
    private static final String EVERYBODY = "ALL";

    /** What a shell would read, and what OpenSSH therefore refuses in a name (ssh.c, valid_ruser), with separators of paths. */
    private static final String FOR_SHELLS = "'`\";&<>|(){}$/";

    private UserText() {}

    /**
     * Looks at the name of a user that exists on a host, by the portable names of POSIX (XBD, 3.426) and useradd(8).
     *
     * @param text any text
     * @return what to do about it, one line; empty for a name that needs no quotes in any shell
     */
    public static Optional<String> fault(String text) {
        if (text.isEmpty()) {
            return Optional.of("leave the key out where the user who logs in is the one");
        }
        boolean digits = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            boolean inner = i > 0 && (c == '-' || c == '.');
            if (!digit && !letter && !inner) {
                return Optional.of(
                        "the name of a user has letters, digits, '_', '-' and '.', and begins with none of the"
                                + " last two");
            }
            digits &= digit;
        }
        if (digits) {
            return Optional.of("write the name of the user, not a number");
        }
        if (text.equals(EVERYBODY)) {
            return Optional.of("sudo takes " + EVERYBODY + " for every user: write a name");
        }
        return text.length() <= LONGEST
                ? Optional.empty()
                : Optional.of("the name of a user has at most " + LONGEST + " letters");
    }

    /**
     * Looks at a name to log in with, of which the SSH server decides what it means: there are gateways that take {@code
     * user@target}, and domains before a backslash.
     *
     * @param text any text
     * @return what to do about it, one line; empty for a name that OpenSSH takes, too
     */
    public static Optional<String> loginFault(String text) {
        if (text.isEmpty()) {
            return Optional.of("write the name of a user");
        }
        if (text.startsWith("-")) {
            return Optional.of("ssh would take what begins with '-' for an option");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = Character.isWhitespace(c) || Character.isISOControl(c) || Character.isSpaceChar(c);
            if (blank || FOR_SHELLS.indexOf(c) >= 0) {
                return Optional.of("a name to log in with has no blanks, and nothing that a shell would read");
            }
        }
        return text.endsWith("\\") ? Optional.of("the name ends before its backslash does") : Optional.empty();
    }
}
