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

    String putInto(String text, String lines) {
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        String body = lines.isEmpty() || lines.endsWith("\n") ? lines : lines + "\n";
        if (lineEnd.equals("\r\n")) {
            body = body.replace("\r\n", "\n").replace("\n", "\r\n");
        }
        String block = begin + lineEnd + body + end + lineEnd;
        int from = find(text, begin, 0);
        if (from < 0) {
            requireNoEnd(text);
            String separator = text.isEmpty() || text.endsWith("\n") ? "" : lineEnd;
            return text + separator + block;
        }
        return text.substring(0, from) + block + text.substring(after(text, from));
    }

    String removedFrom(String text) {
        int from = find(text, begin, 0);
        if (from < 0) {
            requireNoEnd(text);
            return text;
        }
        return text.substring(0, from) + text.substring(after(text, from));
    }

    private int after(String text, int from) {
        int last = find(text, end, from);
        int again = find(text, begin, from + begin.length());
        if (last < 0 || (again >= 0 && again < last)) {
            throw new IllegalStateException(
                    "its mark '" + begin + "' has no '" + end + "' after it: repair the file by hand");
        }
        if (again >= 0) {
            throw new IllegalStateException("its mark '" + begin + "' stands there twice: repair the file by hand");
        }
        int lineEnd = text.indexOf('\n', last);
        return lineEnd < 0 ? text.length() : lineEnd + 1;
    }

    private void requireNoEnd(String text) {
        if (find(text, end, 0) >= 0) {
            throw new IllegalStateException(
                    "its mark '" + end + "' has no '" + begin + "' before it: repair the file by hand");
        }
    }

    /** Where a line that is exactly the mark begins, trailing blanks aside. */
    private static int find(String text, String mark, int from) {
        for (int at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
            boolean beginsLine = at == 0 || text.charAt(at - 1) == '\n';
            int lineEnd = text.indexOf('\n', at);
            String rest = text.substring(at + mark.length(), lineEnd < 0 ? text.length() : lineEnd);
            if (beginsLine && rest.isBlank()) {
                return at;
            }
        }
        return -1;
    }
}
