package dev.launchway.text;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeSet;

/** Names of time zones: those of the time zone database, as in {@code Europe/Berlin}, {@code UTC}, or an offset as in {@code +02:00}. */
public final class TimeZoneText {

    private TimeZoneText() {}

    /**
     * Looks at the name of a time zone.
     *
     * @param text any text
     * @return what to do about it, one line; empty for a zone that this Java knows
     */
    public static Optional<String> fault(String text) {
        if (isKnown(text)) {
            return Optional.empty();
        }
        return Optional.of(DidYouMean.question(text, new TreeSet<>(ZoneId.getAvailableZoneIds()))
                .orElse("write a name of the time zone database, as in 'Europe/Berlin', or 'UTC'"));
    }

    private static boolean isKnown(String text) {
        try {
            return ZoneId.of(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
