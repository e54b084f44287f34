package dev.launchway.library.user;

import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A line of a file of known hosts, sshd(8) "SSH_KNOWN_HOSTS FILE FORMAT", without a marker.
 *
 * @param names names of hosts, as they stand there, with commas between them, or one that is hashed
 * @param key the key
 * @param comment what stands after it; empty for nothing
 */
record KnownHostLine(String names, SshKey key, String comment) {

    private static final String HASHED = "|1|";

    /** What hashed names of a key are mixed with: the same one each time, so that the same line comes out. */
    private static final int SALT_BYTES = 20;

    /** Reads a line; empty for a comment, for one with a marker, and for what ssh would not take. */
    static Optional<KnownHostLine> read(String line) {
        String[] words = line.strip().split("\\s+", 4);
        if (words.length < 3 || words[0].startsWith("#") || words[0].startsWith("@")) {
            return Optional.empty();
        }
        return SshKey.of(words[1], words[2])
                .map(key -> new KnownHostLine(words[0], key, words.length > 3 ? words[3].strip() : ""));
    }

    /** A line of one host. */
    static KnownHostLine of(String host, SshKey key, boolean hashed) {
        return new KnownHostLine(hashed ? hashed(host, salt(key)) : host, key, "");
    }

    boolean isHashed() {
        return names.startsWith(HASHED);
    }

    /** Whether the host is named in it; a pattern is somebody's own, and names nobody. */
    boolean isOf(String host) {
        if (!isHashed()) {
            return List.of(names.split(",", -1)).contains(host);
        }
        String[] parts = names.split("\\|", -1);
        return parts.length == 4 && names.equals(hashed(host, decoded(parts[2])));
    }

    /** The line without a host; empty where nothing is left of it. */
    Optional<KnownHostLine> without(String host) {
        List<String> left = new ArrayList<>(List.of(names.split(",", -1)));
        left.remove(host);
        boolean gone = isHashed() || left.isEmpty();
        return gone ? Optional.empty() : Optional.of(new KnownHostLine(String.join(",", left), key, comment));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] salt(SshKey key) {
        byte[] digest = Sha256.digest().digest(("salt of " + key).getBytes(StandardCharsets.US_ASCII));
        return Arrays.copyOf(digest, SALT_BYTES);
    }

    private static String hashed(String host, byte[] salt) {
        if (salt.length == 0) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(salt, "HmacSHA1"));
            Base64.Encoder encoder = Base64.getEncoder();
            return HASHED + encoder.encodeToString(salt) + "|"
                    + encoder.encodeToString(mac.doFinal(host.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC with SHA-1", e);
        }
    }

    @Override
    public String toString() {
        return names + " " + key + (comment.isEmpty() ? "" : " " + comment);
    }
}
