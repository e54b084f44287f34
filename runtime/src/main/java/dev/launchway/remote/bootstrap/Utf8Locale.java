package dev.launchway.remote.bootstrap;

/**
 * The locale of controllers and agents. From it a virtual machine takes, once and for all at its start, how file names, arguments
 * and environment variables are written; no option of it says otherwise (measured with JDK 17 and 25). Where that is not UTF-8,
 * every letter outside ASCII becomes a question mark.
 */
public final class Utf8Locale {

    /**
     * For a POSIX shell: sets {@code LANG} to C.UTF-8, or to the first UTF-8 locale where the system does not have that one, and
     * nothing else of the locale, so that commands can be given another one by {@code LANG} and {@code LC_ALL} alike. A system
     * without the command {@code locale} (musl) takes any name for UTF-8.
     */
    public static final String CHOOSE =
            "unset LANGUAGE LC_ALL LC_ADDRESS LC_COLLATE LC_CTYPE LC_IDENTIFICATION LC_MEASUREMENT LC_MESSAGES LC_MONETARY"
                    + " LC_NAME LC_NUMERIC LC_PAPER LC_TELEPHONE LC_TIME;LANG=C.UTF-8;export LANG;"
                    + "case $(locale charmap 2>/dev/null) in UTF-8|'');;"
                    + "*)LANG=$(locale -a 2>/dev/null|grep -i 'utf-*8$'|head -n 1);;esac;";

    private Utf8Locale() {}
}
