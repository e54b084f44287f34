package dev.launchway.library.user;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Days, as shadow(5) counts them. */
final class Day {

    private Day() {}

    /**
     * Reads a day.
     *
     * @param component what is given it, as the beginning of an error
     * @param text as in {@code 2027-01-31}
     * @return the day
     * @throws IllegalArgumentException for any other text
     */
    static LocalDate parse(String component, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    component + ": '" + text + "' is no day: write year, month and day, as in 2027-01-31", e);
        }
    }
}
