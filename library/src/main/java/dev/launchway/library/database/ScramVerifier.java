package dev.launchway.library.database;

import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What PostgreSQL keeps of a password: {@code SCRAM-SHA-256$4096:salt$StoredKey:ServerKey}, by <a
 * href="https://www.rfc-editor.org/rfc/rfc5802">RFC 5802</a> and <a href="https://www.rfc-editor.org/rfc/rfc7677">RFC 7677</a>. A
 * password can be compared with it, and not be found from it.
 */
final class ScramVerifier {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ITERATIONS = 4096;
    private static final int SALT_BYTES = 16;
    private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};
    private static final Pattern SCRAM =
            Pattern.compile("SCRAM-SHA-256\\$(\\d{1,9}):([A-Za-z0-9+/=]+)\\$([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)");
    private static final Pattern MD5 = Pattern.compile("md5[0-9a-f]{32}");

    private ScramVerifier() {}

    /** A new one, with a salt of its own. */
    static String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return of(password, salt, ITERATIONS);
    }

    /**
     * Whether a password is the one that a verifier was made of.
     *
     * @param stored what the server keeps, by SCRAM or the older MD5; of anything else it is not
     * @param role whose it is
     */
    static boolean matches(String stored, String role, String password) {
        Matcher scram = SCRAM.matcher(stored);
        String same;
        if (scram.matches()) {
            byte[] salt = Base64.getDecoder().decode(scram.group(2));
            same = of(password, salt, Integer.parseInt(scram.group(1)));
        } else if (MD5.matcher(stored).matches()) {
            same = md5(role, password);
        } else {
            return false;
        }
        return MessageDigest.isEqual(
                same.getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
    }

    static String of(String password, byte[] salt, int iterations) {
        try {
            Mac byPassword = mac(SaslPreparation.of(password).getBytes(StandardCharsets.UTF_8));
            byPassword.update(salt);
            byte[] round = byPassword.doFinal(FIRST_BLOCK);
            byte[] salted = round.clone();
            for (int i = 1; i < iterations; i++) {
                round = byPassword.doFinal(round);
                for (int j = 0; j < salted.length; j++) {
                    salted[j] ^= round[j];
                }
            }
            byte[] clientKey = mac(salted).doFinal(ascii("Client Key"));
            byte[] storedKey = Sha256.digest().digest(clientKey);
            byte[] serverKey = mac(salted).doFinal(ascii("Server Key"));
            return "SCRAM-SHA-256$" + iterations + ":" + text(salt) + "$" + text(storedKey) + ":" + text(serverKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static String md5(String role, String password) {
        byte[] both = (password + role).getBytes(StandardCharsets.UTF_8);
        return "md5" + HexFormat.of().formatHex(Digests.md5(both));
    }

    private static Mac mac(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(key, ALGORITHM));
        return mac;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
