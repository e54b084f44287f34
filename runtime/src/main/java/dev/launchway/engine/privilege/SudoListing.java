package dev.launchway.engine.privilege;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What {@code sudo -ll} says that a user may do. The last entry that is about a command decides, as in sudoers(5). It tells what it
 * is sure of: aliases, digests and regular expressions are for sudo itself to judge.
 */
public final class SudoListing {

    private static final String USERS = "RunAsUsers:";
    private static final String OPTIONS = "Options:";

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(List<String> users, boolean free, String command) {}

    /** What is known of a command. */
    public enum Verdict {
        /** It runs without a password. */
        ALLOWED,
        /** It runs, and asks for a password. */
        ASKS,
        /** An entry forbids it. */
        DENIED,
        /** No entry that could be read is about it. */
        UNKNOWN
    }

    private SudoListing() {}

    /**
     * Reads it.
     *
     * @param text what sudo says, in the language of the C locale
     * @return the entries
     */
    public static SudoListing parse(String text) {
        SudoListing listing = new SudoListing();
        List<String> users = List.of();
        boolean free = false;
        for (String line : text.split("\n", -1)) {
            String word = line.strip();
            if (word.startsWith(USERS)) {
                users = List.of(word.substring(USERS.length()).strip().split(", *", -1));
                free = false;
            } else if (word.startsWith(OPTIONS)) {
                free = List.of(word.substring(OPTIONS.length()).strip().split(", *", -1))
                        .contains("!authenticate");
            } else if (line.startsWith("\t") && !users.isEmpty()) {
                listing.entries.add(new Entry(users, free, line.substring(1)));
            }
        }
        return listing;
    }

    /**
     * Whether a command may run.
     *
     * @param user as whom
     * @param arguments the arguments of the program
     * @param isProgram whether a path is that of the program
     * @return what the entries say
     */
    public Verdict of(String user, List<String> arguments, Predicate<String> isProgram) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            if (!entry.users().contains(user) && !entry.users().contains("ALL")) {
                continue;
            }
            boolean denies = entry.command().startsWith("!");
            String command = denies ? entry.command().substring(1).strip() : entry.command();
            if (matches(command, String.join(" ", arguments), arguments.isEmpty(), isProgram)) {
                return denies ? Verdict.DENIED : entry.free() ? Verdict.ALLOWED : Verdict.ASKS;
            }
        }
        return Verdict.UNKNOWN;
    }

    private static boolean matches(String command, String arguments, boolean none, Predicate<String> isProgram) {
        if (command.equals("ALL")) {
            return true;
        }
        int end = command.indexOf(' ');
        if (!isProgram.test(end < 0 ? command : command.substring(0, end))) {
            return false;
        }
        if (end < 0) {
            return true;
        }
        String pattern = command.substring(end + 1);
        if (pattern.equals("\"\"")) {
            return none;
        }
        Optional<String> literal = literal(pattern);
        return !none && literal.isPresent() && literal.get().equals(arguments);
    }

    /** The one text that a pattern stands for; empty where it stands for several. */
    private static Optional<String> literal(String pattern) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i < pattern.length() - 1) {
                text.append(pattern.charAt(++i));
            } else if ("*?[".indexOf(c) >= 0) {
                return Optional.empty();
            } else {
                text.append(c);
            }
        }
        return Optional.of(text.toString());
    }
}
