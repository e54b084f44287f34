package dev.launchway.text;

import java.util.Locale;

/** Numbers of bytes, for people. */
public final class SizeText {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final int STEP = 1024;

    private SizeText() {}

    /**
     * Writes a number of bytes.
     *
     * @param bytes how many
     * @return in the largest unit that it fills: {@code 512 B}, {@code 1.5 MiB}
     */
    public static String of(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return unit == 0 || amount == Math.rint(amount)
                ? (long) amount + " " + UNITS[unit]
                : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }
}
