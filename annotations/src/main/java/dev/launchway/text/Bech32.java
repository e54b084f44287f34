package dev.launchway.text;

/** The checksum that recipients of age end in. Source: BIP 173. */
final class Bech32 {

    private static final String LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATORS = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};

    private Bech32() {}

    /**
     * Whether a text ends in the checksum of what stands before it.
     *
     * @param text lower-case letters and digits, with a {@code 1} between its prefix and its data
     * @return whether no letter of it is wrong
     */
    static boolean isValid(String text) {
        int separator = text.lastIndexOf('1');
        int sum = 1;
        for (int i = 0; i < separator; i++) {
            sum = step(sum, text.charAt(i) >> 5);
        }
        sum = step(sum, 0);
        for (int i = 0; i < separator; i++) {
            sum = step(sum, text.charAt(i) & 31);
        }
        for (int i = separator + 1; i < text.length(); i++) {
            int value = LETTERS.indexOf(text.charAt(i));
            if (value < 0) {
                return false;
            }
            sum = step(sum, value);
        }
        return separator > 0 && sum == 1;
    }

    private static int step(int sum, int value) {
        int next = ((sum & 0x1ffffff) << 5) ^ value;
        for (int i = 0; i < GENERATORS.length; i++) {
            next ^= ((sum >> (25 + i)) & 1) == 1 ? GENERATORS[i] : 0;
        }
        return next;
    }
}
