package dev.launchway.text;

import java.util.regex.Pattern;

/** Writes strings and keys of TOML. Source: TOML 1.0.0, sections Keys and String. */
public final class TomlStrings {

    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");
    private static final String QUOTES = "\"\"\"";

    private TomlStrings() {}

    /**
     * A string that reads best.
     *
     * @param text any text
     * @return a string over several lines where the text has some
     */
    public static String of(String text) {
        return text.indexOf('\n') < 0 ? quoted(text) : QUOTES + "\n" + escaped(text, true) + QUOTES;
    }

    /**
     * A key.
     *
     * @param key any text
     * @return the key as it is where that is allowed, else in quotes
     */
    public static String key(String key) {
        return BARE.matcher(key).matches() ? key : quoted(key);
    }

    /**
     * A string on one line.
     *
     * @param text any text
     * @return the text in double quotes
     */
    public static String quoted(String text) {
        return '"' + escaped(text, false) + '"';
    }

    private static String escaped(String text, boolean lines) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append(lines ? "\t" : "\\t");
                case '\r' -> out.append("\\r");
                case '\n' -> out.append(lines ? "\n" : "\\n");
                default -> out.append(c < ' ' || c == 0x7f ? String.format("\\u%04x", (int) c) : c);
            }
        }
        return out.toString();
    }
}
