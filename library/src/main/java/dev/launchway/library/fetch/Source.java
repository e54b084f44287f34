package dev.launchway.library.fetch;

import dev.launchway.text.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Where a content comes from, and how it is asked for.
 *
 * @param uri http or https
 * @param proxy {@code null} for what the Java that asks is told by its own properties
 * @param compressed whether the server may compress it for the way
 */
record Source(
        URI uri, Credentials credentials, Proxy proxy, Authorities authorities, boolean compressed, Limits limits) {

    private static final int DIGITS = 16;

    /** A name that tells it from others, with all that decides what comes in it and no secret. */
    String key(Expected expected) {
        String all = String.join(
                "\n",
                uri.toString(),
                credentials.toString(),
                "" + proxy,
                "" + authorities,
                "" + compressed,
                "" + expected);
        return shown() + " " + Sha256.hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    /** Another file that is needed for this one, which is small; secrets go to the same server alone. */
    Source at(URI other, long largest) {
        return new Source(
                other,
                Address.sameOrigin(uri, other) ? credentials : credentials.withoutSecrets(),
                proxy,
                authorities,
                false,
                limits.withSize(largest));
    }

    String shown() {
        return Address.shown(uri);
    }
}
