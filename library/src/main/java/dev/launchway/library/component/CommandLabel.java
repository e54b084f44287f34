package dev.launchway.library.component;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What breadcrumbs call a command: short enough for a line, and the same wherever the target directory is. */
public final class CommandLabel {

    private static final int LONGEST = 80;
    private static final int LONGEST_ARGUMENT = 40;

    private CommandLabel() {}

    /**
     * Of a command before it is configured.
     *
     * @param argv the program and its arguments
     * @return its words, long ones shortened
     */
    public static String of(List<String> argv) {
        return cut(argv.stream().map(CommandLabel::shortened).collect(Collectors.joining(" ")), LONGEST);
    }

    /**
     * Of a command.
     *
     * @param argv the program and its arguments
     * @param workdir the work directory, which paths are relative to
     * @return its words, long ones shortened
     */
    public static String of(List<String> argv, Path workdir) {
        return of(argv.stream().map(argument -> relative(argument, workdir)).toList());
    }

    /**
     * Of a script before it is configured.
     *
     * @param script any text
     * @return its first line, shortened where it is long
     */
    public static String of(String script) {
        return cut(script.strip(), LONGEST);
    }

    /**
     * Of a script.
     *
     * @param script any text
     * @param workdir the work directory, which paths are relative to
     * @return its first line, shortened where it is long
     */
    public static String of(String script, Path workdir) {
        return of(script.replace(workdir + "/", ""));
    }

    private static String relative(String argument, Path workdir) {
        String below = workdir + "/";
        if (argument.equals(workdir.toString())) {
            return ".";
        }
        return argument.startsWith(below) ? argument.substring(below.length()) : argument.replace("=" + below, "=");
    }

    /** A long path is known by its end, anything else by its beginning. */
    private static String shortened(String argument) {
        boolean path = argument.indexOf('/') >= 0 && argument.indexOf(' ') < 0 && !argument.startsWith("-");
        if (!path || argument.length() <= LONGEST_ARGUMENT || argument.indexOf('\n') >= 0) {
            return cut(argument, LONGEST_ARGUMENT);
        }
        int slash = argument.indexOf('/', argument.length() - LONGEST_ARGUMENT);
        return slash < 0 ? cut(argument, LONGEST_ARGUMENT) : "…" + argument.substring(slash);
    }

    private static String cut(String text, int longest) {
        int line = text.indexOf('\n');
        int end = Math.min(line < 0 ? text.length() : line, longest);
        if (end == text.length()) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
