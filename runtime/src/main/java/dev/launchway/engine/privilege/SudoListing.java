package dev.launchway.engine.privilege;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What {@code sudo -ll} says that a user may do. The last entry that is about a command decides, as in sudoers(5). It tells what it
 * is sure of: aliases, digests and regular expressions are for sudo itself to judge.
 */
public final class SudoListing {

    private static final String USERS = "RunAsUsers:";
    private static final String OPTIONS = "Options:";
    private static final String ALL = "ALL";

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
     * @param program its path
     * @param arguments the arguments of the program
     * @param isProgram whether another path leads to the program
     * @return what the entries say; {@link Verdict#UNKNOWN} also where one that cannot be read comes before all that can
     */
    public Verdict of(String user, String program, List<String> arguments, Predicate<String> isProgram) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            boolean denies = entry.command().startsWith("!");
            String command = denies ? entry.command().substring(1).strip() : entry.command();
            Answer answer = isUser(entry.users(), user).and(matches(command, program, arguments, isProgram));
            if (answer == Answer.MAYBE) {
                return Verdict.UNKNOWN;
            }
            if (answer == Answer.YES) {
                return denies ? Verdict.DENIED : entry.free() ? Verdict.ALLOWED : Verdict.ASKS;
            }
        }
        return Verdict.UNKNOWN;
    }

    private enum Answer {
        YES,
        NO,
        MAYBE;

        static Answer of(boolean yes) {
            return yes ? YES : NO;
        }

        Answer and(Answer other) {
            return this == NO || other == NO ? NO : this == YES ? other : MAYBE;
        }
    }

    /** The last of a list that is about a user decides. */
    private static Answer isUser(List<String> users, String user) {
        for (int i = users.size() - 1; i >= 0; i--) {
            String one = users.get(i);
            boolean not = one.startsWith("!");
            String name = not ? one.substring(1) : one;
            if (name.equals(user) || name.equals(ALL)) {
                return Answer.of(!not);
            }
            if (name.startsWith("#") || name.startsWith("%") || name.startsWith("+")) {
                return Answer.MAYBE;
            }
        }
        return Answer.NO;
    }

    private static Answer matches(String command, String program, List<String> arguments, Predicate<String> isProgram) {
        if (command.equals(ALL)) {
            return Answer.YES;
        }
        int end = command.indexOf(' ');
        Answer answer = isAt(end < 0 ? command : command.substring(0, end), program, isProgram);
        return end < 0 ? answer : answer.and(areArguments(command.substring(end + 1), arguments));
    }

    /** A pattern of a path, and a directory for all that is in it, are told by the name alone: links may lead there. */
    private static Answer isAt(String path, String program, Predicate<String> isProgram) {
        if (!path.startsWith("/") || path.endsWith("/")) {
            return Answer.MAYBE;
        }
        if (!hasPattern(path)) {
            return Answer.of(isProgram.test(path));
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean may = name.indexOf('[') >= 0
                || expression(name)
                        .matcher(program.substring(program.lastIndexOf('/') + 1))
                        .matches();
        return may ? Answer.MAYBE : Answer.NO;
    }

    private static Answer areArguments(String pattern, List<String> arguments) {
        if (pattern.equals("\"\"")) {
            return Answer.of(arguments.isEmpty());
        }
        if ((pattern.startsWith("^") && pattern.endsWith("$")) || (pattern.indexOf('[') >= 0 && hasPattern(pattern))) {
            return Answer.MAYBE;
        }
        return Answer.of(
                expression(pattern).matcher(String.join(" ", arguments)).matches());
    }

    private static boolean hasPattern(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if ("*?[".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** A pattern of fnmatch(3) without brackets. */
    private static Pattern expression(String pattern) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                text.append(".*");
            } else if (c == '?') {
                text.append('.');
            } else {
                if (c == '\\' && i < pattern.length() - 1) {
                    c = pattern.charAt(++i);
                }
                text.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(text.toString(), Pattern.DOTALL);
    }
}
