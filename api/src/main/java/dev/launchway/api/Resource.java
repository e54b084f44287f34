package dev.launchway.api;

/**
 * A required value together with where it comes from.
 *
 * @param value the value
 * @param host the provider's host
 * @param component the provider's root component name
 * @param <T> the value's type
 */
public record Resource<T>(T value, Host host, String component) {}
