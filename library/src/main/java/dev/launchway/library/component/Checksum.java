package dev.launchway.library.component;

import dev.launchway.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Checksums by SHA-256, as {@link dev.launchway.api.Probe#checksum} computes them of files: 64 hex digits, in lower case. They are
 * the same on the controller and on the target, so that {@code configure} may use them.
 */
public final class Checksum {

    private Checksum() {}

    /**
     * The checksum of a content.
     *
     * @param content the bytes
     * @return what {@code sha256sum} prints for a file with this content
     */
    public static String of(byte[] content) {
        return Sha256.hex(content);
    }

    /**
     * One checksum of several things, as of all that a component is made of: {@code Checksum.ofAll(config.checksum(), version, port)}.
     *
     * @param parts texts, numbers, paths and bytes, in an order that stays; {@code null} counts too. Anything else counts by its
     *     {@code toString()}
     * @return another one for each other list: where one part ends and the next begins counts
     */
    public static String ofAll(Object... parts) {
        MessageDigest digest = Sha256.digest();
        for (Object part : parts) {
            byte[] bytes = part instanceof byte[] content
                    ? content
                    : String.valueOf(part).getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return Sha256.hex(digest);
    }
}
