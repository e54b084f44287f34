package dev.launchway.library.database;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digests that servers make of passwords. */
final class Digests {

    private Digests() {}

    static byte[] md5(byte[] content) {
        return digest("MD5").digest(content);
    }

    static byte[] sha1(byte[] content) {
        return digest("SHA-1").digest(content);
    }

    static byte[] sha512(byte[] content) {
        return digest("SHA-512").digest(content);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
