package dev.launchway.processor.report;

import java.util.Locale;

/** Keeps a statement on one line of a length that can be read, whatever the text of a file that it names. */
final class OneLine {

    private static final int MOST_LETTERS = 400;

    private OneLine() {}

    static String of(String text) {
        String cut = text.length() <= MOST_LETTERS
                ? text
                : text.substring(0, MOST_LETTERS / 2) + " … " + text.substring(text.length() - MOST_LETTERS / 2);
        StringBuilder line = new StringBuilder(cut.length());
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            if (isUnseen(c)) {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }

    /** Ends of lines, controls, and what turns the order of letters round. */
    private static boolean isUnseen(char c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.FORMAT;
    }
}
