package dev.launchway.library.log;

/**
 * What a {@link LogFile} gives to the one that rotates it.
 *
 * @param pattern the absolute path, with {@code *} and the like where several files are meant
 * @param directives what logrotate is told of it, a line each
 * @param hourly whether it is rotated more often than once a day
 */
public record LogEntry(String pattern, String directives, boolean hourly) {}
