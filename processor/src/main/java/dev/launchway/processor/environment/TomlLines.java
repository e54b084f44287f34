package dev.launchway.processor.environment;

import java.util.Arrays;

/**
 * A TOML text without its blank lines and lines of comments, a megabyte of which keeps the parser busy for minutes, and the line
 * numbers that its lines had before.
 */
final class TomlLines {

    private final StringBuilder text = new StringBuilder();
    private int[] numbers = new int[64];
    private int kept;
    private int all;

    /** The delimiter of the string that spans lines and is open at the end of the last line, {@code null} for none. */
    private String open;

    private TomlLines() {}

    static TomlLines of(String text) {
        TomlLines lines = new TomlLines();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, next));
            start = next;
        }
        return lines;
    }

    /** The text that is left. */
    String text() {
        return text.toString();
    }

    /** The number that a line had, both from 1; one below the last line follows on it. */
    int number(int line) {
        if (line < 1) {
            return 1;
        }
        return line <= kept ? numbers[line - 1] : Math.max(all, 1);
    }

    private void add(String line) {
        all++;
        if (open == null && saysNothing(line)) {
            return;
        }
        text.append(line);
        if (kept == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * kept);
        }
        numbers[kept++] = all;
        follow(line);
    }

    private static boolean saysNothing(String line) {
        int at = 0;
        while (at < line.length() && " \t\r\n".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return at == line.length() || line.charAt(at) == '#';
    }

    /** Finds out whether a string is open at the end of a line. */
    private void follow(String line) {
        int at = 0;
        while (at < line.length()) {
            if (open != null) {
                at = afterEnd(line, at);
                continue;
            }
            char c = line.charAt(at);
            if (c == '#') {
                return;
            }
            if (c == '"' || c == '\'') {
                at = afterStart(line, at, Character.toString(c));
            } else {
                at++;
            }
        }
    }

    private int afterStart(String line, int at, String quote) {
        String three = quote.repeat(3);
        if (line.startsWith(three, at)) {
            open = three;
            return at + 3;
        }
        return end(line, at + 1, quote);
    }

    private int afterEnd(String line, int from) {
        int end = end(line, from, open);
        if (end > line.length()) {
            return line.length();
        }
        char quote = open.charAt(0);
        open = null;
        int more = 0;
        while (more < 2 && end < line.length() && line.charAt(end) == quote) {
            end++;
            more++;
        }
        return end;
    }

    /** The index after a delimiter; more than the length for none. */
    private static int end(String line, int from, String delimiter) {
        boolean escapes = delimiter.charAt(0) == '"';
        for (int i = from; i < line.length(); i++) {
            if (escapes && line.charAt(i) == '\\') {
                i++;
            } else if (line.startsWith(delimiter, i)) {
                return i + delimiter.length();
            }
        }
        return line.length() + 1;
    }
}
