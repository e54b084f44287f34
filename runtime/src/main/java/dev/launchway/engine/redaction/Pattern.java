package dev.launchway.engine.redaction;

/**
 * A text that shows a secret where it stands.
 *
 * @param text what is looked for
 * @param kind where it counts
 * @param secret whose it is, by its position among the secrets
 */
record Pattern(String text, Kind kind, int secret) {

    /** Where a pattern counts. */
    enum Kind {
        /** Wherever it stands. */
        ANYWHERE,
        /** Not within a longer word. */
        WORD,
        /** As a part of text in base64, all of which is hidden then. */
        BASE64
    }

    /** Whether it counts at this place of a text. */
    boolean countsAt(String in, int start) {
        if (kind != Kind.WORD) {
            return true;
        }
        int end = start + text.length();
        boolean before = start > 0 && isWord(in.charAt(start - 1)) && isWord(in.charAt(start));
        boolean behind = end < in.length() && isWord(in.charAt(end)) && isWord(in.charAt(end - 1));
        return !before && !behind;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    /** Where what it shows begins, with what stands around it at this place. */
    int from(String in, int start) {
        int from = start;
        while (kind == Kind.BASE64 && from > 0 && isBase64(in.charAt(from - 1))) {
            from--;
        }
        return from;
    }

    /** Where what it shows ends. */
    int to(String in, int start) {
        int to = start + text.length();
        while (kind == Kind.BASE64 && to < in.length() && isBase64(in.charAt(to))) {
            to++;
        }
        while (kind == Kind.BASE64 && to < in.length() && in.charAt(to) == '=') {
            to++;
        }
        return to;
    }

    private static boolean isBase64(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return letter || c == '+' || c == '/' || c == '-' || c == '_';
    }
}
