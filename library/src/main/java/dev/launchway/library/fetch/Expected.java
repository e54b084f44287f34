package dev.launchway.library.fetch;

import java.io.IOException;
import javax.net.ssl.SSLContext;

/** By what the right content is known. Its text tells it from others, in a note and in what is settled. */
sealed interface Expected permits GivenChecksum, SignedChecksum {

    /**
     * The checksum.
     *
     * @param trust {@code null} for what Java trusts
     */
    ContentChecksum checksum(SSLContext trust, Machine machine) throws IOException;

    /** Who says so, as the end of a sentence; nothing where its author has given it. */
    String origin();
}
