package dev.launchway.template;

/**
 * Finds where the tokens of a template stand, which Pebble does not tell: it is asked for one token after the other, and follows
 * them through the text.
 */
final class TokenPositions {

    private final String text;
    private int at;
    private boolean inQuotes;

    /**
     * Starts at the beginning of a template.
     *
     * @param text the text that Pebble has read
     */
    TokenPositions(String text) {
        this.text = text;
    }

    /**
     * Finds the next token.
     *
     * @param type the name of Pebble's type of token
     * @param value the token's value, or {@code null}
     * @return the index of its first character
     */
    int next(String type, String value) {
        return switch (type) {
            case "TEXT" -> at;
            case "PRINT_START" -> start("{{");
            case "EXECUTE_START" -> start("{%");
            case "PRINT_END" -> end("}}");
            case "EXECUTE_END" -> end("%}");
            case "STRING" -> string(value);
            case "STRING_INTERPOLATION_START" -> interpolation();
            case "STRING_INTERPOLATION_END" -> {
                int found = plain("}");
                inQuotes = true;
                yield found;
            }
            case "LONG" -> plain(value + "L");
            case "EOF" -> text.length();
            default -> plain(value);
        };
    }

    /** The next tag of a kind, over comments and verbatim text. */
    private int start(String delimiter) {
        inQuotes = false;
        while (at < text.length()) {
            int next = text.indexOf('{', at);
            if (next < 0 || next + 1 >= text.length()) {
                break;
            }
            char second = text.charAt(next + 1);
            if (second == '#') {
                at = after("#}", next + 2);
            } else if (second == '%' && isWord("verbatim", next + 2)) {
                at = afterVerbatim(next + 2);
            } else if (text.startsWith(delimiter, next)) {
                at = next + 2;
                if (at < text.length() && text.charAt(at) == '-') {
                    at++;
                }
                return next;
            } else {
                at = next + 1;
            }
        }
        return text.length();
    }

    private boolean isWord(String word, int from) {
        int begin = from;
        while (begin < text.length() && (Character.isWhitespace(text.charAt(begin)) || text.charAt(begin) == '-')) {
            begin++;
        }
        int end = begin + word.length();
        return text.startsWith(word, begin) && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    private int afterVerbatim(int from) {
        for (int tag = text.indexOf("{%", from); tag >= 0; tag = text.indexOf("{%", tag + 2)) {
            if (isWord("endverbatim", tag + 2)) {
                return after("%}", tag + 2);
            }
        }
        return text.length();
    }

    private int after(String delimiter, int from) {
        int found = text.indexOf(delimiter, from);
        return found < 0 ? text.length() : found + delimiter.length();
    }

    private int end(String delimiter) {
        closeQuotes();
        skipSpace();
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        return plain(delimiter);
    }

    private int plain(String value) {
        closeQuotes();
        skipSpace();
        if (!text.startsWith(value, at)) {
            int found = text.indexOf(value, at);
            at = found < 0 ? at : found;
        }
        int found = at;
        at = Math.min(text.length(), at + value.length());
        return found;
    }

    private int string(String value) {
        if (inQuotes && text.startsWith(value, at)) {
            int found = at;
            at += value.length();
            return found;
        }
        closeQuotes();
        skipSpace();
        int found = at;
        char quote = at < text.length() ? text.charAt(at) : '\'';
        int close = found + 1;
        while (close < text.length() && text.charAt(close) != quote) {
            if (quote == '"' && text.startsWith("#{", close)) {
                // a string with interpolations comes in pieces
                inQuotes = true;
                at = close;
                return found;
            }
            close += text.charAt(close) == '\\' ? 2 : 1;
        }
        at = Math.min(text.length(), close + 1);
        return found;
    }

    private int interpolation() {
        if (!inQuotes) {
            skipSpace();
        }
        inQuotes = false;
        int found = text.indexOf("#{", at);
        at = found < 0 ? at : found + 2;
        return found < 0 ? at : found;
    }

    private void closeQuotes() {
        if (inQuotes) {
            inQuotes = false;
            at += at < text.length() && text.charAt(at) == '"' ? 1 : 0;
        }
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
