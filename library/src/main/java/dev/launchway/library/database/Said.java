package dev.launchway.library.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a client, without where it says that it is. */
final class Said {

    private static final Pattern BEGIN = Pattern.compile("(?m)^psql:(?:<stdin>:\\d+:)? ?");

    private Said() {}

    /** The last message of {@code psql}, which is why it ended, and what belongs to it, in one line. */
    static String by(String stderr) {
        Matcher begin = BEGIN.matcher(stderr);
        int from = 0;
        while (begin.find()) {
            from = begin.end();
        }
        return stderr.substring(from)
                .strip()
                .replaceFirst("^(?:error|ERROR|FATAL): +", "")
                .replaceAll("\\s*\n\\s*", " ")
                .replaceAll(" {2,}", " ");
    }
}
