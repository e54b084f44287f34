package dev.launchway.library.process;

import dev.launchway.api.CommandCall;
import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;

/**
 * What a process is given to read: a text or a secret, or neither.
 *
 * @param descriptor 0 for its standard input, or the file descriptor of the secret
 * @param text the text; {@code null} for none
 * @param secret the secret; {@code null} for none
 */
record ProcessInput(int descriptor, String text, Secret secret) {

    static final ProcessInput NONE = new ProcessInput(0, null, null);

    private static final int FIRST = 3;
    private static final int LAST = 9;

    /** A secret on a descriptor of its own. */
    static ProcessInput of(int descriptor, Secret secret) {
        if (descriptor < FIRST || descriptor > LAST) {
            throw new IllegalArgumentException(".secretFd(…) takes a file descriptor of " + FIRST + " to " + LAST
                    + ", not " + descriptor + ": for the standard input say .stdin(secret)");
        }
        return new ProcessInput(descriptor, null, secret);
    }

    /** Refuses a text that a secret was joined to. */
    void check(Configuration here) {
        if (text != null) {
            here.secretsIn(text);
        }
    }

    void giveTo(CommandCall call) {
        if (text != null) {
            call.stdin(text);
        } else if (secret != null && descriptor == 0) {
            call.stdin(secret);
        } else if (secret != null) {
            call.secretFd(descriptor, secret);
        }
    }
}
