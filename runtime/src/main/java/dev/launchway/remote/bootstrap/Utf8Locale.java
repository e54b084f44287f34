package dev.launchway.remote.bootstrap;

import dev.launchway.text.ShellScript;

/**
 * The locale of controllers and agents. From it a virtual machine takes, once and for all at its start, how file names, arguments
 * and environment variables are written; no option of it says otherwise (measured with JDK 17 and 25). Where that is not UTF-8,
 * every letter outside ASCII becomes a question mark.
 */
public final class Utf8Locale {

    private Utf8Locale() {}

    /**
     * For a POSIX shell, on one line: chooses such a locale, see {@code locale.sh}.
     *
     * @return the definition of a function, and its call
     */
    public static String choose() {
        return Shell.line(ShellScript.read(Utf8Locale.class, "locale.sh")) + "choose_locale;";
    }
}
