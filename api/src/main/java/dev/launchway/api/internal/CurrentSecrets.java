package dev.launchway.api.internal;

import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;

/**
 * Who listens for the secrets that a thread makes: the engine, for what it configures or deploys. Where no engine runs, as in the
 * test of a component, nobody does.
 */
public final class CurrentSecrets {

    private static final InheritableThreadLocal<SecretListener> LISTENING = new InheritableThreadLocal<>();

    private CurrentSecrets() {}

    /**
     * Chooses the listener of this thread, and of those that it starts.
     *
     * @param listener told of what is made from now on
     */
    public static void listen(SecretListener listener) {
        LISTENING.set(listener);
    }

    /**
     * Who listens in this thread.
     *
     * @return the listener; {@code null} for nobody
     */
    public static SecretListener listener() {
        return LISTENING.get();
    }

    /**
     * Tells of a secret.
     *
     * @param secret it was just made
     * @return the same
     */
    public static Secret made(Secret secret) {
        SecretListener listener = LISTENING.get();
        if (listener != null) {
            listener.made(secret);
        }
        return secret;
    }

    /**
     * Tells of a secret file.
     *
     * @param file it was just made
     * @return the same
     */
    public static SecretFile made(SecretFile file) {
        SecretListener listener = LISTENING.get();
        if (listener != null) {
            listener.made(file);
        }
        return file;
    }
}
