package dev.launchway.template;

/**
 * Keeps the whitespace that follows <code>{% verbatim %}</code>: Pebble drops it even where the tag asks for no trimming. Moved
 * before the tag, it is ordinary text, and line numbers stay.
 */
public final class Verbatim {

    private Verbatim() {}

    /**
     * Moves the whitespace.
     *
     * @param template the text of a template
     * @return a text of the same length, with the same lines
     */
    public static String keepWhitespace(String template) {
        int word = template.indexOf("verbatim");
        if (word < 0) {
            return template;
        }
        StringBuilder result = new StringBuilder(template.length());
        int copied = 0;
        for (; word >= 0; word = template.indexOf("verbatim", word + 1)) {
            int start = backward(template, word);
            int end = forward(template, word + "verbatim".length());
            boolean tag = start >= 2 && template.startsWith("{%", start - 2) && template.startsWith("%}", end);
            if (tag) {
                int afterTag = end + 2;
                int afterSpace = forward(template, afterTag);
                result.append(template, copied, start - 2)
                        .append(template, afterTag, afterSpace)
                        .append(template, start - 2, afterTag);
                copied = afterSpace;
            }
        }
        return result.append(template, copied, template.length()).toString();
    }

    private static int backward(String text, int from) {
        int at = from;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int forward(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
