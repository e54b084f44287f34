package dev.launchway.library.user;

/**
 * What shadow(5) knows of a user.
 *
 * @param password the hash of the password, or what takes its place
 * @param expiry the day on which the account ends, counted from 1970; empty where it does not
 */
record ShadowEntry(String password, String expiry) {

    /** Whether no password opens it: crypt(5) makes no hash that begins so. */
    boolean isLocked() {
        return password.startsWith("!") || password.startsWith("*");
    }
}
