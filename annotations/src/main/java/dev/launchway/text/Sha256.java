package dev.launchway.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java has. Source: {@link MessageDigest}, the algorithms of every platform. */
public final class Sha256 {

    private Sha256() {}

    /**
     * The hash of bytes that are there at once.
     *
     * @param content any bytes
     * @return 64 hex digits, in lower case
     */
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /**
     * The hash of what a digest was given.
     *
     * @param digest one of {@link #digest()}, which begins anew
     * @return 64 hex digits, in lower case
     */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * For bytes that come one after the other.
     *
     * @return a new digest
     */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
