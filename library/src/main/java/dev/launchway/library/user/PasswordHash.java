package dev.launchway.library.user;

import dev.launchway.api.Secret;

/** The hash of a password, as crypt(5) writes it. */
final class PasswordHash {

    private PasswordHash() {}

    /**
     * Fails for what is no hash: a password in clear text would stand in shadow(5) then, and open nothing.
     *
     * @param user whose it is
     * @param hash what was given
     */
    static void check(String user, Secret hash) {
        if (!hash.reveal().matches("[$][A-Za-z0-9]+[$][!-9;-~]{12,}")) {
            throw new IllegalStateException(
                    "the password of User(\"" + user + "\") is no hash of crypt(5), which begins"
                            + " as in $6$ or $y$: make one by 'openssl passwd -6', and keep that as the secret");
        }
    }
}
