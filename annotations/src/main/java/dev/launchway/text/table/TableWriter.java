package dev.launchway.text.table;

import java.util.List;

/**
 * Writes a table: a line for each record, which begins with a word for its kind.
 *
 * <p>Words are separated by a blank. A word that is empty or holds anything but printable ASCII characters, or a quote or a backslash, is written
 * as a JSON string, and nothing in it but ASCII: a table looks the same in each encoding, holds no three quotes in a row and
 * no blank at the end of a line, so that it can stand in a text block with its backslashes doubled.
 */
public final class TableWriter {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder();

    /**
     * Begins a record.
     *
     * @param kind its kind: a word that needs no quotes
     * @return this
     */
    public TableWriter line(String kind) {
        return begin("", kind);
    }

    /**
     * Begins a record that belongs to the one before it, and stands below it by two blanks to the right.
     *
     * @param kind its kind: a word that needs no quotes
     * @return this
     */
    public TableWriter detail(String kind) {
        return begin("  ", kind);
    }

    private TableWriter begin(String indent, String kind) {
        if (!isPlain(kind)) {
            throw new IllegalArgumentException("'" + kind + "' is no kind of record");
        }
        if (text.length() > 0) {
            text.append('\n');
        }
        text.append(indent).append(kind);
        return this;
    }

    /**
     * Adds a word to the record.
     *
     * @param word any text
     * @return this
     */
    public TableWriter add(String word) {
        text.append(' ');
        if (isPlain(word)) {
            text.append(word);
        } else {
            quote(word);
        }
        return this;
    }

    /**
     * Adds a number to the record.
     *
     * @param number the number
     * @return this
     */
    public TableWriter add(long number) {
        text.append(' ').append(number);
        return this;
    }

    /**
     * Adds words to the record.
     *
     * @param words any texts
     * @return this
     */
    public TableWriter addAll(List<String> words) {
        words.forEach(this::add);
        return this;
    }

    /**
     * The table.
     *
     * @return empty, or lines that each end with a line feed
     */
    public String text() {
        return text.length() == 0 ? "" : text + "\n";
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return !word.isEmpty();
    }

    private void quote(String word) {
        text.append('"');
        for (int i = 0; i < word.length(); i++) {
            escape(word.charAt(i));
        }
        text.append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> text.append('\\').append(c);
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c >= ' ' && c <= '~') {
                    text.append(c);
                } else {
                    text.append("\\u");
                    for (int shift = 12; shift >= 0; shift -= 4) {
                        text.append(HEX.charAt(c >> shift & 0xf));
                    }
                }
            }
        }
    }
}
