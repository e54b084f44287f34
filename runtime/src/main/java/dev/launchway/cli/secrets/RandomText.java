package dev.launchway.cli.secrets;

import java.security.SecureRandom;

/** Text that nobody guesses. */
final class RandomText {

    /** Letters and digits: what needs no quotes anywhere. */
    static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** 190 bits with the usual alphabet. */
    static final int LENGTH = 32;

    private RandomText() {}

    /** Each character is drawn by itself, all of them equally often. */
    static String of(int length, String alphabet) {
        SecureRandom random = new SecureRandom();
        int[] characters = alphabet.codePoints().distinct().toArray();
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }
}
