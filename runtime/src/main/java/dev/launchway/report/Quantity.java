package dev.launchway.report;

/** A number of things, in words. */
public final class Quantity {

    private Quantity() {}

    /**
     * Writes a number with what is counted.
     *
     * @param number how many there are
     * @param noun one of them: {@code host}
     * @return {@code 1 host}, {@code 2 hosts}
     */
    public static String of(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
