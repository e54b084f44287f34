package dev.launchway.text.table;

/**
 * Reads what {@link TableWriter} wrote, record by record and word by word, in one pass.
 *
 * <pre>{@code
 * while (table.next()) {
 *     switch (table.kind()) {
 *         case "host" -> host(table.word(), table.number());
 *         default -> throw table.damaged("there is no such record");
 *     }
 * }
 * }</pre>
 */
public final class TableReader {

    private static final int MOST_SHOWN = 100;

    private final String name;
    private final String text;
    private int at;
    private int line;
    private int lineStart;
    private String kind;

    /**
     * Reads a table from its start.
     *
     * @param name what it is, for messages: {@code environment 'production'}
     * @param text the table
     */
    public TableReader(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * Goes to the next record.
     *
     * @return {@code false} at the end of the table
     * @throws DamagedTableException where words of the last record were not asked for, or a line does not end
     */
    public boolean next() {
        if (kind != null) {
            if (more()) {
                throw damaged("it has a word too many");
            }
            at++;
        }
        if (at >= text.length()) {
            kind = null;
            return false;
        }
        lineStart = at;
        line++;
        kind = word();
        return true;
    }

    /**
     * The record's kind.
     *
     * @return its first word
     */
    public String kind() {
        return kind;
    }

    /**
     * Whether the record has another word.
     *
     * @return {@code false} at the end of its line
     * @throws DamagedTableException where the table ends within the line
     */
    public boolean more() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at == text.length()) {
            throw damaged("the line does not end");
        }
        return text.charAt(at) != '\n';
    }

    /**
     * The next word of the record.
     *
     * @return the word
     * @throws DamagedTableException where there is none
     */
    public String word() {
        if (!more()) {
            throw damaged("it lacks a word");
        }
        return text.charAt(at) == '"' ? quoted() : plain();
    }

    /**
     * The next word of the record, a number.
     *
     * @return the number
     * @throws DamagedTableException where there is no word, or another one
     */
    public int number() {
        String word = word();
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw damaged("'" + word + "' is not a number");
        }
    }

    /**
     * What to throw where the record does not say what its kind asks for.
     *
     * @param why what is wrong, for a reader
     * @return the exception, with the table's name, the line's number and its text
     */
    public DamagedTableException damaged(String why) {
        int end = text.indexOf('\n', lineStart);
        int shownEnd = Math.min(end < 0 ? text.length() : end, lineStart + MOST_SHOWN);
        return new DamagedTableException("the table of " + name + " is damaged in line " + line + ": " + why + "\n    "
                + text.substring(lineStart, shownEnd));
    }

    private String plain() {
        int start = at;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c <= ' ') {
                break;
            }
            if (c > '~' || c == '"' || c == '\\') {
                throw unexpected(c);
            }
        }
        endWord();
        return text.substring(start, at);
    }

    private String quoted() {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
            take();
        }
        String simple = text.substring(start, at);
        return at < text.length() && text.charAt(at) == '\\' ? escaped(simple) : closed(simple);
    }

    private String escaped(String start) {
        StringBuilder word = new StringBuilder(start);
        while (at < text.length() && text.charAt(at) != '"') {
            char c = take();
            word.append(c == '\\' ? escape() : c);
        }
        return closed(word.toString());
    }

    private String closed(String word) {
        if (at == text.length()) {
            throw damaged("a quote is missing");
        }
        at++;
        endWord();
        return word;
    }

    private void endWord() {
        if (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != '\n') {
            throw unexpected(text.charAt(at));
        }
    }

    /** A character of a quoted word. */
    private char take() {
        if (at == text.length()) {
            throw damaged("a quote is missing");
        }
        char c = text.charAt(at++);
        if (c == '\n') {
            throw damaged("a quote is missing");
        }
        if (c < ' ' || c > '~') {
            throw unexpected(c);
        }
        return c;
    }

    private char escape() {
        char c = take();
        return switch (c) {
            case '"', '\\' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    char digit = take();
                    int value = Character.digit(digit, 16);
                    if (value < 0) {
                        throw unexpected(digit);
                    }
                    code = code << 4 | value;
                }
                yield (char) code;
            }
            default -> throw unexpected(c);
        };
    }

    private DamagedTableException unexpected(char c) {
        return damaged(
                c > ' ' && c <= '~'
                        ? "'" + c + "' stands where it cannot"
                        : String.format("character U+%04X stands where it cannot", (int) c));
    }
}
