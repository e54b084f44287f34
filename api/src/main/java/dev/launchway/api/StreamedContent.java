package dev.launchway.api;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The content of a file that need not be in memory at once, for {@link Target#write(java.nio.file.Path, StreamedContent)}.
 *
 * <p>A deployment asks for it once, at once. A prediction asks for it when somebody reads the file, as often as that happens, and
 * else never: what cannot be had without changing the system throws there, and who reads the file learns that its content is not
 * known.
 */
@FunctionalInterface
public interface StreamedContent {

    /**
     * Writes the content.
     *
     * @param out takes the bytes; it is not to be closed
     * @throws IOException when the content cannot be had; the message says why, for people. The file is not written then
     */
    void writeTo(OutputStream out) throws IOException;

    /**
     * How much it is, as far as that is known before it is written.
     *
     * @return the size in bytes; less than 0 where it is not known
     */
    default long size() {
        return -1;
    }
}
