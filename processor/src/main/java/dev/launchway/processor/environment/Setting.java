package dev.launchway.processor.environment;

/**
 * A scalar of an environment file that is kept as text.
 *
 * @param text its text
 * @param location where its key stands
 */
public record Setting(String text, Location location) {}
