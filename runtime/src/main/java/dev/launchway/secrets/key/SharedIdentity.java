package dev.launchway.secrets.key;

/**
 * An identity that is public on purpose, as that of a development environment.
 *
 * @param origin how messages call it: {@code environments/dev.identity}
 * @param text a file of identities of age
 */
public record SharedIdentity(String origin, String text) {}
