package dev.launchway.report;

/** Colours of a stream: none where it is no terminal. Whatever a colour says, a word or a sign next to it says too. */
public enum Style {
    /** No escape sequences. */
    PLAIN,
    /** ANSI colours. */
    COLOUR;

    /**
     * Marks a headline.
     *
     * @param text the text
     * @return the text, with escape sequences around it where the style has them
     */
    public String bold(String text) {
        return with("\u001b[1m", text);
    }

    /**
     * Marks what is less important.
     *
     * @param text the text
     * @return the text, with escape sequences around it where the style has them
     */
    public String dim(String text) {
        return with("\u001b[2m", text);
    }

    /**
     * Marks what failed or goes away.
     *
     * @param text the text
     * @return the text, with escape sequences around it where the style has them
     */
    public String red(String text) {
        return with("\u001b[31m", text);
    }

    /**
     * Marks what is well or new.
     *
     * @param text the text
     * @return the text, with escape sequences around it where the style has them
     */
    public String green(String text) {
        return with("\u001b[32m", text);
    }

    /**
     * Marks what changed or needs attention.
     *
     * @param text the text
     * @return the text, with escape sequences around it where the style has them
     */
    public String yellow(String text) {
        return with("\u001b[33m", text);
    }

    /**
     * Marks a position or a name.
     *
     * @param text the text
     * @return the text, with escape sequences around it where the style has them
     */
    public String cyan(String text) {
        return with("\u001b[36m", text);
    }

    private String with(String start, String text) {
        return this == PLAIN || text.isEmpty() ? text : start + text + "\u001b[0m";
    }
}
