package dev.launchway.text;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Durations as environment files write them: ISO 8601 ({@code PT1M30S}) or a number with a unit ({@code 30s}, {@code 5m}). */
public final class DurationText {

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @param text ISO 8601, or a whole number followed by {@code ms}, {@code s}, {@code m}, {@code h} or {@code d}
     * @return the duration
     * @throws IllegalArgumentException for any other text, with a message for the reader
     */
    public static Duration parse(String text) {
        String trimmed = text.strip();
        try {
            if (trimmed.startsWith("P") || trimmed.startsWith("-P")) {
                return Duration.parse(trimmed);
            }
            int digits = 0;
            while (digits < trimmed.length() && Character.isDigit(trimmed.charAt(digits))) {
                digits++;
            }
            if (digits > 0) {
                long amount = Long.parseLong(trimmed.substring(0, digits));
                Duration duration = inUnit(amount, trimmed.substring(digits).strip());
                if (duration != null) {
                    return duration;
                }
            }
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(message(text), e);
        }
        throw new IllegalArgumentException(message(text));
    }

    private static Duration inUnit(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> null;
        };
    }

    private static String message(String text) {
        return "'" + text + "' is not a duration: write 30s, 5m, 2h, 1d, 250ms, or ISO 8601 as in PT1M30S";
    }
}
