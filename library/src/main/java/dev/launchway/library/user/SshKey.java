package dev.launchway.library.user;

import dev.launchway.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * A public key, as sshd(8) and ssh(1) write it.
 *
 * @param type as in {@code ssh-ed25519}
 * @param base64 the key itself
 */
record SshKey(String type, String base64) {

    private static final Set<String> TYPES = Set.of(
            "ssh-ed25519",
            "ssh-rsa",
            "ssh-dss",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "sk-ssh-ed25519@openssh.com",
            "sk-ecdsa-sha2-nistp256@openssh.com");

    static boolean isType(String word) {
        return TYPES.contains(word);
    }

    /** The key of two words; empty for what is none. */
    static Optional<SshKey> of(String type, String base64) {
        return isType(type) && blob(base64).filter(blob -> isOf(type, blob)).isPresent()
                ? Optional.of(new SshKey(type, base64))
                : Optional.empty();
    }

    /**
     * A key that an author gave.
     *
     * @param component what is given it, as the beginning of an error
     * @param text its type and itself
     * @return the key
     * @throws IllegalArgumentException for any other text, which it does not show: it may be a private key
     */
    static SshKey parse(String component, String text) {
        String[] words = text.strip().split("\\s+", -1);
        if (text.contains("PRIVATE KEY")) {
            throw new IllegalArgumentException(
                    component + " got a private key: give the public one, which stands in the file that ends in .pub");
        }
        Optional<SshKey> key = words.length < 2 ? Optional.empty() : of(words[0], words[1]);
        return key.orElseThrow(() -> new IllegalArgumentException(component
                + ": there is no whole public key in '" + shortened(text)
                + "': give its type and itself, as in ssh-ed25519 AAAA…"));
    }

    static String shortened(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }

    /** The digest by which people compare keys, as {@code ssh-keygen -l} shows it. */
    String fingerprint() {
        byte[] digest = Sha256.digest().digest(blob(base64).orElseThrow());
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    }

    @Override
    public String toString() {
        return type + " " + base64;
    }

    private static Optional<byte[]> blob(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it is made of parts, each after its length, the first of which is the type (RFC 4253, 6.6). */
    private static boolean isOf(String type, byte[] blob) {
        ByteBuffer left = ByteBuffer.wrap(blob);
        int parts = 0;
        while (left.remaining() >= Integer.BYTES) {
            int length = left.getInt();
            if (length < 0 || length > left.remaining()) {
                return false;
            }
            byte[] part = new byte[length];
            left.get(part);
            if (parts == 0 && !type.equals(new String(part, StandardCharsets.US_ASCII))) {
                return false;
            }
            parts++;
        }
        return parts > 1 && left.remaining() == 0;
    }
}
