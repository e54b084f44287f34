package dev.launchway.text;

/** File modes as octal digits ({@code 0640}, {@code 4755}) or as {@code ls} shows them ({@code rwxr-x---}). */
public final class FileModeText {

    private static final String LETTERS = "rwxrwxrwx";

    private FileModeText() {}

    /**
     * Reads a mode.
     *
     * @param text three or four octal digits with any number of leading zeros, or nine characters as in {@code rwxr-x---}
     *     (with {@code s}, {@code S}, {@code t}, {@code T} for the special bits)
     * @return the permission bits, 0 to 07777
     * @throws IllegalArgumentException for any other text, with a message for the reader
     */
    public static int parse(String text) {
        String trimmed = text.strip();
        if (trimmed.matches("0*[0-7]{1,4}")) {
            return Integer.parseInt(trimmed, 8);
        }
        if (trimmed.length() == 9) {
            return symbolic(trimmed);
        }
        throw new IllegalArgumentException(message(text));
    }

    private static int symbolic(String text) {
        int mode = 0;
        for (int i = 0; i < 9; i++) {
            char c = text.charAt(i);
            int bit = 1 << (8 - i);
            if (c == LETTERS.charAt(i)) {
                mode |= bit;
            } else if (i % 3 == 2 && Character.toLowerCase(c) == (i == 8 ? 't' : 's')) {
                mode |= 1 << (11 - i / 3);
                if (Character.isLowerCase(c)) {
                    mode |= bit;
                }
            } else if (c != '-') {
                throw new IllegalArgumentException(message(text));
            }
        }
        return mode;
    }

    private static String message(String text) {
        return "'" + text + "' is not a file mode: write octal digits as in 0640, or rwxr-x---";
    }
}
