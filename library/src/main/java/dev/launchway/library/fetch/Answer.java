package dev.launchway.library.fetch;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answers. Sources of what its fields mean: RFC 9110, and RFC 6585 for 429.
 *
 * @param from the URL that answers, behind all redirects
 */
record Answer(int status, HttpHeaders headers, URI from, InputStream body) {

    static final int OK = 200;
    static final int PARTIAL = 206;
    static final int NOT_SATISFIABLE = 416;

    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int VERSION_NOT_SUPPORTED = 505;
    private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d{1,18})-\\d{1,18}|\\*)/(\\d{1,18}|\\*)");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    /** Whether the same request may get another answer later. */
    boolean isPassing() {
        return status == TIMEOUT
                || status == TOO_MANY
                || (status >= 500 && status != NOT_IMPLEMENTED && status != VERSION_NOT_SUPPORTED);
    }

    private String field(String name) {
        return headers.firstValue(name).orElse("").strip();
    }

    /** How long the server asks to wait; {@code null} where it does not. */
    Duration retryAfter() {
        String value = field("Retry-After");
        if (SECONDS.matcher(value).matches()) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        Instant moment = moment(value);
        if (moment == null) {
            return null;
        }
        Duration wait = Duration.between(Instant.now(), moment);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** What tells this content from others that the same URL may have had; empty where nothing does that can be relied on. */
    String validator() {
        String tag = field("ETag");
        if (!tag.isEmpty()) {
            return tag.startsWith("W/") ? "" : tag;
        }
        Instant modified = moment(field("Last-Modified"));
        Instant answered = moment(field("Date"));
        boolean strong = modified != null && answered != null && modified.isBefore(answered.minusSeconds(1));
        return strong ? field("Last-Modified") : "";
    }

    private static Instant moment(String date) {
        try {
            return date.isEmpty()
                    ? null
                    : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** How the content is compressed for the way: {@code gzip}, empty for not at all, or what else the server says. */
    String encoding() {
        String encoding = field("Content-Encoding").toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "identity" -> "";
            case "x-gzip" -> PartNote.GZIP;
            default -> encoding;
        };
    }

    /** The length of the body; less than 0 where the server does not say. */
    long length() {
        return headers.firstValueAsLong("Content-Length").orElse(-1);
    }

    /** From where on the body is a part of the whole; less than 0 where the server does not say. */
    long rangeStart() {
        return range().map(range -> range.group(1) == null ? -1 : Long.parseLong(range.group(1)))
                .orElse(-1L);
    }

    /** The length of the whole that the body is a part of; less than 0 where the server does not say. */
    long rangeTotal() {
        return range().map(range -> range.group(2).equals("*") ? -1 : Long.parseLong(range.group(2)))
                .orElse(-1L);
    }

    private Optional<Matcher> range() {
        Matcher matcher = RANGE.matcher(field("Content-Range"));
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    /** Whether it is a page for people. */
    boolean isPage() {
        return field("Content-Type").toLowerCase(Locale.ROOT).startsWith("text/html");
    }
}
