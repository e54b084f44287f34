package dev.launchway.testing;

import java.io.IOException;
import java.io.InputStream;

/** What a controller asks a host before an agent starts there. Hosts that only seem to be some prove nothing. */
final class ProofQuestion {

    private ProofQuestion() {}

    /** Reads it away where a script would read it. */
    static void skip(String script, InputStream in) throws IOException {
        if (!script.contains("facts 1")) {
            return;
        }
        int before = 0;
        for (int next = in.read(); next >= 0 && !(next == '\n' && before == '\n'); next = in.read()) {
            before = next;
        }
    }
}
