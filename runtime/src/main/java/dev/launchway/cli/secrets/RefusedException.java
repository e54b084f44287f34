package dev.launchway.cli.secrets;

import dev.launchway.secrets.key.SecretsException;

/** What was asked for cannot be done; nothing was changed. */
final class RefusedException extends SecretsException {

    private static final long serialVersionUID = 1L;

    RefusedException(String message, String help) {
        super(message, help);
    }
}
