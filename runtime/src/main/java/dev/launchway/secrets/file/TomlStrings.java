package dev.launchway.secrets.file;

/** Writes strings of TOML. Source: TOML 1.0.0, section String. */
final class TomlStrings {

    private static final String QUOTES = "\"\"\"";

    private TomlStrings() {}

    /** A string that reads best: over several lines where the text has some. */
    static String of(String text) {
        return text.indexOf('\n') < 0 ? quoted(text) : QUOTES + "\n" + escaped(text, true) + QUOTES;
    }

    /** A string on one line. */
    static String quoted(String text) {
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
