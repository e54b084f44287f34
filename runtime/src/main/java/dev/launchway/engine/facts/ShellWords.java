package dev.launchway.engine.facts;

import dev.launchway.text.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls of one function of a shell with words in single quotes, as every shell reads them; a script that is made of nothing else. */
final class ShellWords {

    private static final String FUNCTION = "fact";

    private ShellWords() {}

    /** A line that calls the function, its end included. */
    static String line(List<String> words) {
        StringBuilder line = new StringBuilder(FUNCTION);
        for (String word : words) {
            line.append(' ').append(ShellWord.quoted(word));
        }
        return line.append('\n').toString();
    }

    /**
     * Reads what {@link #line} wrote.
     *
     * @param text the lines
     * @return the words of each line; empty where anything else stands in the text
     */
    static Optional<List<List<String>>> read(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (line.isEmpty()) {
                if (!text.startsWith(FUNCTION, at)) {
                    return Optional.empty();
                }
                at += FUNCTION.length();
            }
            StringBuilder word = new StringBuilder();
            at = text.startsWith(" ", at) ? word(text, at + 1, word) : -1;
            if (at < 0) {
                return Optional.empty();
            }
            line.add(word.toString());
            if (text.startsWith("\n", at)) {
                lines.add(List.copyOf(line));
                line.clear();
                at++;
            }
        }
        return line.isEmpty() ? Optional.of(lines) : Optional.empty();
    }

    /** Reads a word; returns where it ends, a negative number where none begins. */
    private static int word(String text, int start, StringBuilder word) {
        int at = start;
        while (true) {
            int end = at < text.length() && text.charAt(at) == '\'' ? text.indexOf('\'', at + 1) : -1;
            if (end < 0) {
                return -1;
            }
            word.append(text, at + 1, end);
            at = end + 1;
            if (!text.startsWith("\\''", at)) {
                return at;
            }
            word.append('\'');
            at += 2;
        }
    }
}
