package dev.launchway.report;

import java.time.Duration;

/** Durations as people read them. */
public final class ElapsedTime {

    private ElapsedTime() {}

    /**
     * Writes a duration.
     *
     * @param duration not negative
     * @return {@code 0.04 s}, {@code 1.2 s}, {@code 2 min 5 s} or {@code 1 h 2 min}
     */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        long hundredths = (millis + 5) / 10;
        if (hundredths < 100) {
            return "0." + (hundredths < 10 ? "0" : "") + hundredths + " s";
        }
        long tenths = (millis + 50) / 100;
        if (tenths < 600) {
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        long seconds = (millis + 500) / 1000;
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        long minutes = (seconds + 30) / 60;
        return minutes / 60 + " h " + minutes % 60 + " min";
    }
}
