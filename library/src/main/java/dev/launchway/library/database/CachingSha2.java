package dev.launchway.library.database;

import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;

/**
 * What {@code caching_sha2_password} keeps of a password: {@code $A$005$}, a salt of 20 bytes, and the digest of the SHA-256 of
 * crypt(3) over both, in 43 characters. "Unix crypt using SHA-256 and SHA-512" by Ulrich Drepper describes the digest; 005 are
 * thousands of rounds.
 */
final class CachingSha2 {

    private static final byte[] HEADER = "$A$005$".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 20;
    private static final int DIGEST = 32;
    private static final int ROUNDS = 5000;
    private static final String LETTERS = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private CachingSha2() {}

    /** What is to be kept. */
    static byte[] of(String password, Random random) {
        byte[] salt = new byte[SALT];
        for (int i = 0; i < SALT; i++) {
            salt[i] = (byte) LETTERS.charAt(random.nextInt(LETTERS.length()));
        }
        return kept(password, salt);
    }

    /** Whether that was made of the password. */
    static boolean holds(byte[] kept, String password) {
        int digestAt = HEADER.length + SALT;
        return kept.length > digestAt
                && MessageDigest.isEqual(kept, kept(password, Arrays.copyOfRange(kept, HEADER.length, digestAt)));
    }

    private static byte[] kept(String password, byte[] salt) {
        byte[] digest =
                text(digest(password.getBytes(StandardCharsets.UTF_8), salt)).getBytes(StandardCharsets.US_ASCII);
        byte[] kept = Arrays.copyOf(HEADER, HEADER.length + salt.length + digest.length);
        System.arraycopy(salt, 0, kept, HEADER.length, salt.length);
        System.arraycopy(digest, 0, kept, HEADER.length + salt.length, digest.length);
        return kept;
    }

    /** The steps 1 to 21 of the description. */
    private static byte[] digest(byte[] password, byte[] salt) {
        MessageDigest sha = Sha256.digest();
        sha.update(password);
        sha.update(salt);
        byte[] other = sha.digest(password);
        sha.update(password);
        sha.update(salt);
        sha.update(repeated(other, password.length));
        for (int bits = password.length; bits > 0; bits >>= 1) {
            sha.update((bits & 1) == 1 ? other : password);
        }
        byte[] digest = sha.digest();
        for (int i = 0; i < password.length; i++) {
            sha.update(password);
        }
        byte[] passwords = repeated(sha.digest(), password.length);
        for (int i = 0; i < 16 + (digest[0] & 0xff); i++) {
            sha.update(salt);
        }
        byte[] salts = repeated(sha.digest(), salt.length);
        for (int round = 0; round < ROUNDS; round++) {
            boolean odd = round % 2 == 1;
            sha.update(odd ? passwords : digest);
            if (round % 3 != 0) {
                sha.update(salts);
            }
            if (round % 7 != 0) {
                sha.update(passwords);
            }
            digest = sha.digest(odd ? digest : passwords);
        }
        return digest;
    }

    private static byte[] repeated(byte[] block, int length) {
        byte[] all = new byte[length];
        for (int i = 0; i < length; i++) {
            all[i] = block[i % DIGEST];
        }
        return all;
    }

    /** Step 22: three bytes each, in an order of its own, as four letters; the last two as three. */
    private static String text(byte[] digest) {
        StringBuilder text = new StringBuilder();
        int high = 0;
        int middle = 10;
        int low = 20;
        for (int group = 0; group < 10; group++) {
            letters(text, digest[high], digest[middle], digest[low], 4);
            int next = low + 1;
            low = middle + 1;
            middle = high + 1;
            high = next;
        }
        letters(text, (byte) 0, digest[31], digest[30], 3);
        return text.toString();
    }

    private static void letters(StringBuilder text, byte high, byte middle, byte low, int count) {
        int bits = ((high & 0xff) << 16) | ((middle & 0xff) << 8) | (low & 0xff);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(bits & 0x3f));
            bits >>= 6;
        }
    }
}
