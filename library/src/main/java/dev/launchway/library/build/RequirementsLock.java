package dev.launchway.library.build;

import java.util.regex.Pattern;

/** A file of requirements that says for each package which one it is. */
final class RequirementsLock {

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*");
    private static final Pattern EXACT =
            Pattern.compile("[A-Za-z0-9._-]+(?:\\[[^]]*])?\\s*(?:===?\\s*[^*,;\\s]+|@\\s*\\S+)(?:\\s.*|;.*)?");
    private static final Pattern FILE = Pattern.compile("\\S+\\.(?:whl|tar\\.gz|zip)(?:\\s.*|;.*)?");

    private RequirementsLock() {}

    /**
     * Refuses requirements that may be another package tomorrow.
     *
     * @param text the file
     * @param file its name, as errors name it
     * @throws IllegalArgumentException for one
     */
    static void check(String text, String file) {
        int number = 0;
        String continued = "";
        for (String line : text.lines().toList()) {
            number++;
            String requirement =
                    continued + COMMENT.matcher(line).replaceAll("").strip();
            if (requirement.endsWith("\\")) {
                continued = requirement.substring(0, requirement.length() - 1).strip() + " ";
                continue;
            }
            continued = "";
            boolean option = requirement.startsWith("-");
            if (!requirement.isEmpty()
                    && !option
                    && !EXACT.matcher(requirement).matches()
                    && !FILE.matcher(requirement).matches()) {
                throw new IllegalArgumentException(file + ":" + number + ": '" + requirement
                        + "' does not say which version: lock it, name==version, as 'uv pip compile', 'pip-compile' and"
                        + " 'pip freeze' write it, with all that it needs");
            }
            if (requirement.startsWith("-r") || requirement.startsWith("--requirement")) {
                throw new IllegalArgumentException(
                        file + ":" + number + ": a lock names all packages itself, and refers to no other file");
            }
        }
    }
}
