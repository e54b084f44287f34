package dev.launchway.text;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Public host keys as {@code ssh-keyscan} prints them, without the name: {@code ssh-ed25519 AAAA…}, and perhaps a comment (sshd(8),
 * "SSH_KNOWN_HOSTS FILE FORMAT"; the encoding is that of RFC 4253, section 6.6, RFC 5656, section 3.1, and RFC 8709, section 4).
 */
public final class HostKeyText {

    private static final String ED25519 = "ssh-ed25519";
    private static final String RSA = "ssh-rsa";
    private static final String ECDSA = "ecdsa-sha2-";

    /** The bytes of a point, uncompressed, by the name of its curve. */
    private static final Map<String, Integer> POINTS = Map.of("nistp256", 65, "nistp384", 97, "nistp521", 133);

    private static final int ED25519_BYTES = 32;

    /** What OpenSSH asks for at least (ssh_config(5), RequiredRSASize). */
    private static final int SHORTEST_RSA = 1024;

    private HostKeyText() {}

    /**
     * Looks at a text.
     *
     * @param text any text
     * @return what to do about it, one line; empty for a key of a known type
     */
    public static Optional<String> fault(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("it is one line, without control characters");
        }
        if (text.startsWith("SHA256:") || text.startsWith("MD5:")) {
            return Optional.of("that is a fingerprint: write the key itself, as ssh-keyscan prints it");
        }
        String[] words = text.strip().split(" +", 3);
        boolean known = words[0].equals(ED25519)
                || words[0].equals(RSA)
                || (words[0].startsWith(ECDSA) && POINTS.containsKey(words[0].substring(ECDSA.length())));
        if (!known) {
            return Optional.of("write it as ssh-keyscan prints it, without the name: ssh-ed25519 AAAA…; types are"
                    + " ssh-ed25519, ssh-rsa, ecdsa-sha2-nistp256, -nistp384 and -nistp521");
        }
        if (words.length < 2) {
            return Optional.of("after the type stands the key, as ssh-keyscan prints it: ssh-ed25519 AAAA…");
        }
        return isKey(words[0], words[1])
                ? Optional.empty()
                : Optional.of("what stands after " + words[0] + " is no key of that type, or not all of it");
    }

    private static boolean isKey(String type, String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            ByteBuffer key = ByteBuffer.wrap(bytes);
            return Base64.getEncoder().encodeToString(bytes).equals(base64)
                    && type.equals(new String(next(key), StandardCharsets.US_ASCII))
                    && holds(type, key)
                    && !key.hasRemaining();
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return false;
        }
    }

    private static boolean holds(String type, ByteBuffer key) {
        if (type.equals(ED25519)) {
            return next(key).length == ED25519_BYTES;
        }
        if (type.equals(RSA)) {
            return number(key).signum() > 0 && number(key).bitLength() >= SHORTEST_RSA;
        }
        String curve = type.substring(ECDSA.length());
        byte[] name = next(key);
        byte[] point = next(key);
        return curve.equals(new String(name, StandardCharsets.US_ASCII))
                && point.length == POINTS.get(curve)
                && point[0] == 4;
    }

    private static BigInteger number(ByteBuffer key) {
        byte[] bytes = next(key);
        return bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    }

    /** The next string: its length in four bytes, and as many bytes. */
    private static byte[] next(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }
}
