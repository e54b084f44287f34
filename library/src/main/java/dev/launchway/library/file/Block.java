package dev.launchway.library.file;

import java.nio.charset.StandardCharsets;

/**
 * The lines between two marks of a text. The text may be in any encoding that has ASCII in it: each of its chars stands for one
 * byte.
 *
 * @param begin the line before
 * @param end the line after
 */
record Block(String begin, String end) {

    /** A text whose chars stand for the bytes of the given one in UTF-8. */
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    Block inBytes() {
        return new Block(bytes(begin), bytes(end));
    }

    boolean occursIn(String text) {
        return find(text, begin, 0) >= 0 || find(text, end, 0) >= 0;
    }

    /**
     * The text with these lines between the marks: at their place, else at the end. They get the line ends of the text around,
     * and keep their own where that has none.
     *
     * @throws IllegalStateException when the marks are damaged
     */
    String putInto(String text, String lines) {
        int from = begins(text);
        String before = from < 0 ? text : text.substring(0, from);
        String behind = from < 0 ? "" : text.substring(after(text, from));
        String lineEnd = TextLines.of(before + behind, lines);
        String body = TextLines.all(lines, lineEnd);
        if (!body.isEmpty() && !body.endsWith(lineEnd)) {
            body += lineEnd;
        }
        boolean newLine = TextLines.isLineStart(before, before.length());
        return before + (newLine ? "" : lineEnd) + begin + lineEnd + body + end + lineEnd + behind;
    }

    /**
     * The text without the marks and what is between them.
     *
     * @throws IllegalStateException when the marks are damaged
     */
    String removedFrom(String text) {
        int from = begins(text);
        return from < 0 ? text : text.substring(0, from) + text.substring(after(text, from));
    }

    /** Where the block begins, -1 without one; both marks are there once, in their order. */
    private int begins(String text) {
        int from = find(text, begin, 0);
        int last = find(text, end, 0);
        if (from < 0 && last < 0) {
            return -1;
        }
        if (from < 0) {
            throw new IllegalStateException(
                    "its mark '" + end + "' has no '" + begin + "' before it: repair the file by hand");
        }
        if (find(text, begin, from + 1) >= 0) {
            throw new IllegalStateException("its mark '" + begin + "' stands there twice: repair the file by hand");
        }
        if (last < from) {
            throw new IllegalStateException(
                    "its mark '" + begin + "' has no '" + end + "' after it: repair the file by hand");
        }
        if (find(text, end, last + 1) >= 0) {
            throw new IllegalStateException("its mark '" + end + "' stands there twice: repair the file by hand");
        }
        return from;
    }

    private int after(String text, int from) {
        return TextLines.nextLine(text, find(text, end, from));
    }

    /** Where a line that is exactly the mark begins, trailing blanks aside. */
    private static int find(String text, String mark, int from) {
        for (int at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
            int lineEnd = TextLines.next(text, at + mark.length());
            boolean alone = text.substring(at + mark.length(), lineEnd).isBlank();
            if (alone && TextLines.isLineStart(text, at)) {
                return at;
            }
        }
        return -1;
    }
}
