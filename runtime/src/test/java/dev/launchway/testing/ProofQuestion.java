package dev.launchway.testing;

import java.io.IOException;
import java.io.InputStream;

/** What a controller asks a host before an agent starts there. Hosts that only seem to be some prove nothing. */
final class ProofQuestion {

    /** A long script is given to the shell in words, and a break may be anywhere. */
    private static final String BETWEEN_WORDS = "' '";

    private ProofQuestion() {}

    /** Reads it away where a script would read it. */
    static void skip(String script, InputStream in) throws IOException {
        if (!script.replace(BETWEEN_WORDS, "").contains("facts 1")) {
            return;
        }
        int before = 0;
        for (int next = in.read(); next >= 0 && !(next == '\n' && before == '\n'); next = in.read()) {
            before = next;
        }
    }
}
