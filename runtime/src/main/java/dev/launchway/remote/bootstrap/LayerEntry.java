package dev.launchway.remote.bootstrap;

import dev.launchway.text.Sha256;
import java.io.IOException;

/**
 * A file of a layer.
 *
 * @param name its name in the jar
 * @param hash the SHA-256 of its content, in hex
 * @param source where its content is read from
 */
record LayerEntry(String name, String hash, Source source) {

    /** Reads a content that was hashed before. */
    interface Source {
        byte[] read() throws IOException;
    }

    byte[] content() throws IOException {
        byte[] content = source.read();
        if (!Sha256.hex(content).equals(hash)) {
            throw new IOException(name + " changed while it was being sent");
        }
        return content;
    }
}
