package dev.launchway.remote.sshj;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;

/**
 * A public key, or a certificate, as SSH writes it. Keys are the same when their texts are. Source: RFC 4253, section 6.6.
 *
 * @param type the type, as {@code ssh-ed25519}
 * @param base64 all of it, the type included
 */
record EncodedKey(String type, String base64) {

    private static final String CERTIFICATE = "-cert-v01@openssh.com";

    static EncodedKey of(byte[] blob) {
        return new EncodedKey(typeOf(blob), Base64.getEncoder().encodeToString(blob));
    }

    static EncodedKey of(PublicKey key) {
        return of(new Buffer.PlainBuffer().putPublicKey(key).getCompactData());
    }

    /** Reads {@code type base64 [comment]}; empty when it is no key, or one of another type than it says. */
    static Optional<EncodedKey> parse(String text) {
        String[] words = text.strip().split("\\s+", 3);
        if (words.length < 2) {
            return Optional.empty();
        }
        try {
            EncodedKey key = of(Base64.getDecoder().decode(words[1]));
            return key.type.equals(words[0]) ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether an algorithm, or a type, is one of certificates. */
    static boolean isCertificate(String algorithm) {
        return algorithm.endsWith(CERTIFICATE);
    }

    /** The type of the key that a certificate is about; {@code rsa-sha2-512} and its like are ways to use a key of type {@code ssh-rsa}. */
    static String plainType(String algorithm) {
        String plain = algorithm.endsWith(CERTIFICATE)
                ? algorithm.substring(0, algorithm.length() - CERTIFICATE.length())
                : algorithm;
        return plain.startsWith("rsa-sha2-") ? "ssh-rsa" : plain;
    }

    /** By the text alone, which begins with the type. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedKey that && base64.equals(that.base64);
    }

    @Override
    public int hashCode() {
        return base64.hashCode();
    }

    byte[] blob() {
        return Base64.getDecoder().decode(base64);
    }

    /** The key for the JDK. */
    PublicKey decoded() throws Buffer.BufferException {
        if (type.startsWith(EllipticCurveKeys.TYPES)) {
            EllipticCurveKeys.register();
        }
        return new Buffer.PlainBuffer(blob()).readPublicKey();
    }

    /** Type and fingerprint, as OpenSSH shows them. */
    String shown() {
        return type + " " + fingerprint();
    }

    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob());
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String typeOf(byte[] blob) {
        ByteBuffer buffer = ByteBuffer.wrap(blob);
        int length = buffer.remaining() < 4 ? -1 : buffer.getInt();
        return length < 0 || length > buffer.remaining() ? "" : new String(blob, 4, length, StandardCharsets.US_ASCII);
    }
}
