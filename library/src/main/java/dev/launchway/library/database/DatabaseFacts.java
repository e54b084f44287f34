package dev.launchway.library.database;

/**
 * A database that is there.
 *
 * @param owner a role
 * @param encoding as the server names it: {@code UTF8}
 * @param collation the locale that texts are sorted by
 * @param characters the locale that says what is a letter
 */
record DatabaseFacts(String owner, String encoding, String collation, String characters) {}
