package dev.launchway.library.process;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An HMAC-SHA256 (RFC 2104) over texts: who does not have the key cannot try out secrets until one gives the same. */
final class KeyedDigest {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Mac mac;

    /** Begins; without a key, as for what is compared in one process alone, the digest is no secret's to keep. */
    KeyedDigest(String key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            byte[] bytes = key.isEmpty() ? new byte[KEY_BYTES] : key.getBytes(StandardCharsets.US_ASCII);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    void add(String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        mac.update((name + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        mac.update(bytes);
    }

    String hex() {
        return HexFormat.of().formatHex(mac.doFinal());
    }
}
