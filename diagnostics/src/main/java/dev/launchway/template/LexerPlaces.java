package dev.launchway.template;

/** Finds where in a line Pebble's lexer has lost its way: it tells the line alone. */
final class LexerPlaces {

    private LexerPlaces() {}

    /**
     * The place of a failure.
     *
     * @param text the template
     * @param line the line that the lexer names, from 1
     * @param message its message, which may quote a character in brackets
     * @return the index of that character, else of the first one of the line that is no whitespace
     */
    static int offset(String text, int line, String message) {
        int start = 0;
        for (int i = 1; i < line && nextLine(text, start) < text.length(); i++) {
            start = nextLine(text, start);
        }
        int end = Math.min(text.length(), nextLine(text, start));
        int open = message.indexOf('[');
        if (open >= 0 && message.indexOf(']', open) == open + 2) {
            int found = text.indexOf(message.charAt(open + 1), start);
            if (found >= 0 && found < end) {
                return found;
            }
        }
        int first = start;
        while (first < end && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        return first < end ? first : start;
    }

    private static int nextLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at + (text.startsWith("\r\n", at) ? 2 : 1);
    }
}
