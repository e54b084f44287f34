package dev.launchway.library.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a client, without where it says that it is. */
final class Said {

    private static final Pattern BEGIN = Pattern.compile("(?m)^psql:(?:<stdin>:\\d+:)? ?");

    private Said() {}

    /** The first message of {@code psql}, and what belongs to it, in one line. */
    static String by(String stderr) {
        Matcher begin = BEGIN.matcher(stderr);
        String message = stderr;
        if (begin.find()) {
            int from = begin.end();
            message = stderr.substring(from, begin.find() ? begin.start() : stderr.length());
        }
        return message.strip()
                .replaceFirst("^(?:error|ERROR|FATAL): +", "")
                .replaceAll("\\s*\n\\s*", " ")
                .replaceAll(" {2,}", " ");
    }
}
