package dev.launchway.report;

import java.util.regex.Pattern;

/**
 * Lines that runners of code hosts would obey when they stand in a log, made plain text. A host, a command or a file must not set
 * a variable of the build, or hide the rest of its log.
 *
 * <p>GitHub obeys {@code ::name::} after any white space at the beginning of a line, and {@code ##[name]} anywhere; Azure DevOps
 * {@code ##vso[name]}, TeamCity {@code ##teamcity[name]}. GitLab's {@code section_start} needs a carriage return and an escape
 * sequence, which {@link CleanText} takes away.
 */
public final class LogCommands {

    private LogCommands() {}

    /**
     * Makes text harmless: a blank stands within the signs that a command begins with.
     *
     * @param text a line or several of them, as they go to a log
     * @return the text; the same object where nothing would be obeyed
     */
    public static String plain(String text) {
        return text.contains("::") || text.contains("##") ? Found.plain(text) : text;
    }

    /**
     * Makes JSON harmless without changing what it says.
     *
     * @param json JSON text
     * @return the same values, written in another way where a runner would obey them
     */
    public static String json(String json) {
        return json.contains("##") ? json.replace("##", "#\\u0023") : json;
    }

    /** Needed where there is something alone. */
    private static final class Found {

        private static final Pattern AT_LINE_START = Pattern.compile(
                "^((?:[\\p{IsWhite_Space}\\p{Cf}]|\u001b\\[[0-9;]*m)*):(?=:\\p{Alpha})", Pattern.MULTILINE);
        private static final Pattern ANYWHERE = Pattern.compile("##(?=\\w*\\[)");

        private Found() {}

        static String plain(String text) {
            String plain = ANYWHERE.matcher(text).replaceAll("# #");
            return AT_LINE_START.matcher(plain).replaceAll("$1: ");
        }
    }
}
