package dev.launchway.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Moments as text. */
public final class Moments {

    private Moments() {}

    /**
     * The present, in ISO 8601, UTC, to the second. The text is that of {@link Instant#toString}, whose formatter would take a
     * noticeable part of a short run to load.
     *
     * @return for example {@code 2026-03-01T12:00:00Z}
     */
    public static String now() {
        return text(Instant.now());
    }

    /**
     * A moment.
     *
     * @param moment in the years 0 to 9999
     * @return as {@link #now}
     */
    public static String text(Instant moment) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), 0, ZoneOffset.UTC);
        return time + (time.getSecond() == 0 ? ":00Z" : "Z");
    }
}
