package dev.launchway.report;

import java.util.Locale;

/**
 * Text from a target or a user, made harmless for a terminal: control characters are shown and not obeyed. Escape sequences,
 * C0 and C1 controls, and the controls of writing direction become visible; tabs and line ends stay.
 */
public final class CleanText {

    private CleanText() {}

    /**
     * Shows control characters.
     *
     * @param text any text
     * @return the text without characters that a terminal obeys; the same object when there were none
     */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (obeyed(text.charAt(i))) {
                return shown(text, i);
            }
        }
        return text;
    }

    /**
     * Like {@link #of}, but colours, as commands write them, vanish without a trace.
     *
     * @param text output of a command, or a message
     * @return the text without characters that a terminal obeys
     */
    public static String withoutColours(String text) {
        int escape = text.indexOf("\u001b[");
        if (escape < 0) {
            return of(text);
        }
        StringBuilder result = new StringBuilder(text.length());
        int from = 0;
        while (escape >= 0) {
            int end = escape + 2;
            while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == ';')) {
                end++;
            }
            boolean colour = end < text.length() && text.charAt(end) == 'm';
            result.append(text, from, colour ? escape : end);
            from = colour ? end + 1 : end;
            escape = text.indexOf("\u001b[", from);
        }
        return of(result.append(text, from, text.length()).toString());
    }

    private static String shown(String text, int start) {
        StringBuilder result = new StringBuilder(text.length() + 8).append(text, 0, start);
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!obeyed(c)) {
                result.append(c);
            } else if (c < ' ') {
                result.append((char) ('\u2400' + c));
            } else if (c == '\u007f') {
                result.append('\u2421');
            } else {
                result.append("<U+");
                String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
                for (int digits = hex.length(); digits < 4; digits++) {
                    result.append('0');
                }
                result.append(hex).append('>');
            }
        }
        return result.toString();
    }

    private static boolean obeyed(char c) {
        if (c < ' ') {
            return c != '\t' && c != '\n';
        }
        if (c < '\u007f') {
            return false;
        }
        return c <= '\u009f'
                || c == '\u061c'
                || c == '\u200e'
                || c == '\u200f'
                || (c >= '\u2028' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\ufeff';
    }
}
