package dev.launchway.library.file;

/** Ends of lines in a text whose chars stand for bytes: LF, CR LF, or CR alone. */
final class TextLines {

    /** The mark of UTF-8 at the start of a file, as bytes. */
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private TextLines() {}

    /** The line end that is used most in the first text that has one; of those used as often LF, then CR LF; else LF. */
    static String of(String... texts) {
        for (String text : texts) {
            int pairs = count(text, "\r\n");
            int feeds = count(text, "\n") - pairs;
            int returns = count(text, "\r") - pairs;
            int most = Math.max(pairs, Math.max(feeds, returns));
            if (most > 0) {
                return feeds == most ? "\n" : pairs == most ? "\r\n" : "\r";
            }
        }
        return "\n";
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    /** The text with the given end on each line. */
    static String all(String text, String lineEnd) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", lineEnd);
    }

    /** Whether a line begins at a position. */
    static boolean isLineStart(String text, int at) {
        if (at == 0 || (at == BYTE_ORDER_MARK.length() && text.startsWith(BYTE_ORDER_MARK))) {
            return true;
        }
        char before = text.charAt(at - 1);
        return before == '\n' || before == '\r';
    }

    /** Where the line ends that a position is in: the index of its line end, or the length of the text. */
    static int next(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    /** Where the line after that of a position begins. */
    static int nextLine(String text, int from) {
        int end = next(text, from);
        if (text.startsWith("\r\n", end)) {
            return end + 2;
        }
        return Math.min(end + 1, text.length());
    }
}
