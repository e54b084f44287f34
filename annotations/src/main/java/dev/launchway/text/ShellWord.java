package dev.launchway.text;

/** Words of shell scripts: POSIX, Shell Command Language, 2.2.2. */
public final class ShellWord {

    private ShellWord() {}

    /**
     * A text as one word, whatever stands in it.
     *
     * @param text any text without a zero character
     * @return in single quotes
     */
    public static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
