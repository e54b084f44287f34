package dev.launchway.text;

import java.util.Optional;

/**
 * Where work directories lie on a host: an absolute path, or one below the home directory of the user there. It gets into the
 * scripts that a host runs and into paths of both sides, so there is one meaning for all: nothing relative, and no way up.
 */
public final class TargetDirectoryText {

    private TargetDirectoryText() {}

    /**
     * Looks at a text.
     *
     * @param text any text
     * @return what to do about it, one line; empty for a path that can be used
     */
    public static Optional<String> fault(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("it holds a line break or another control character");
        }
        if (text.contains("{{")) {
            return Optional.of("it is no template: write a path that is right for all hosts");
        }
        if (text.startsWith("~") && !text.equals("~") && !text.startsWith("~/")) {
            return Optional.of("'~' alone can be written, the home directory of the user there: write ~/deployment");
        }
        if (!text.startsWith("/") && !text.startsWith("~")) {
            return Optional.of("a relative path has no place to start from: write ~/deployment, or /srv/deployment");
        }
        boolean named = text.startsWith("~");
        for (String part : text.split("/", -1)) {
            if (part.equals("..")) {
                return Optional.of("write the path without '..'");
            }
            named |= !part.isEmpty() && !part.equals(".");
        }
        return named ? Optional.empty() : Optional.of("write a directory below the root, as in /srv/deployment");
    }
}
