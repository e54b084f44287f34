package dev.launchway.library.component;

import dev.launchway.text.ShellWord;
import java.util.ArrayList;
import java.util.List;

/** Writes words so that a POSIX shell reads them as they are: for commands that stand in a text, as in a crontab. */
public final class ShellWords {

    private static final String PLAIN = "@%+=:,./-_";

    private ShellWords() {}

    /**
     * Writes one word.
     *
     * @param word any text
     * @return the same where a shell takes it as it is, else in quotes
     */
    public static String quoted(String word) {
        boolean plain = !word.isEmpty() && word.chars().allMatch(ShellWords::isPlain);
        return plain ? word : ShellWord.quoted(word);
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
    }

    /**
     * Writes a command.
     *
     * @param argv the program and its arguments
     * @return one line, unless an argument has several
     */
    public static String joined(List<String> argv) {
        List<String> words = new ArrayList<>();
        argv.forEach(word -> words.add(quoted(word)));
        // In front, NAME=value would be taken for a variable.
        String program = argv.get(0);
        if (program.indexOf('=') >= 0 && words.get(0).equals(program)) {
            words.set(0, "'" + program + "'");
        }
        return String.join(" ", words);
    }
}
