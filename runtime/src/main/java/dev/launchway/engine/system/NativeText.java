package dev.launchway.engine.system;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text as programs get it: in the encoding that this process has from its locale. A letter that this one does not have would
 * become a question mark without a word.
 */
final class NativeText {

    /** For file names, and from JDK 18 on for arguments and variables. */
    private static final Charset NAMES = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private NativeText() {}

    /**
     * Why a text cannot be passed on as it is.
     *
     * @return for the end of a sentence; {@code null} where it can
     */
    static String problem(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "has a NUL character, which the system takes for its end";
            }
            if (c > '\u007f') {
                return problemBeyondAscii(text, i);
            }
        }
        return null;
    }

    private static String problemBeyondAscii(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            int letter = text.codePointAt(i);
            if (letter == 0) {
                return problem("\0");
            }
            if (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE) {
                return "has half a letter (U+" + Integer.toHexString(letter) + ")";
            }
            i += Character.charCount(letter) - 1;
        }
        if (NAMES.equals(StandardCharsets.UTF_8)) {
            return null;
        }
        boolean able = NAMES.newEncoder().canEncode(text)
                && Charset.defaultCharset().newEncoder().canEncode(text);
        return able
                ? null
                : "has letters that the locale of this machine cannot write (" + NAMES.name()
                        + "): install a UTF-8 locale, such as C.UTF-8";
    }
}
