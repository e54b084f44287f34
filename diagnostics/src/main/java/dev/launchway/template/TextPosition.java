package dev.launchway.template;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1, in characters: one beyond the basic plane counts once, as in environment files
 */
public record TextPosition(int line, int column) {

    /**
     * The place of a character.
     *
     * @param text the text
     * @param offset the character's index
     * @return its line and column; a line ends with LF, CR, or CR LF, and a byte order mark counts for nothing
     */
    public static TextPosition of(String text, int offset) {
        int line = 1;
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        int end = Math.min(offset, text.length());
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                line++;
                start = i + 1;
            }
        }
        return new TextPosition(line, text.codePointCount(Math.min(start, end), end) + 1);
    }

    /** As in {@code 3:14}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
