package dev.launchway.remote.bootstrap;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Picks a Java that is new enough from those that a host has. */
final class JavaChoice {

    private static final int OLDEST = 17;

    /** {@code openjdk version "17.0.15" 2025-04-15}, {@code java version "1.8.0_412"}. */
    private static final Pattern REPLY = Pattern.compile("(?<path>\\S.*/java) \\S+ version \"(?<feature>\\d+)\\b.*");

    private JavaChoice() {}

    /** The first one that will do; {@code null} when there is none. */
    static String among(List<String> replies) {
        for (String reply : replies) {
            Matcher match = REPLY.matcher(reply);
            if (match.matches() && Integer.parseInt(match.group("feature")) >= OLDEST) {
                return match.group("path");
            }
        }
        return null;
    }
}
