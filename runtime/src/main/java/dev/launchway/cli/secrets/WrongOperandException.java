package dev.launchway.cli.secrets;

import dev.launchway.secrets.key.SecretsException;

/** What was typed names nothing that there is: the command line is wrong, and not what it is about. */
public final class WrongOperandException extends SecretsException {

    private static final long serialVersionUID = 1L;

    WrongOperandException(String message, String help) {
        super(message, help);
    }
}
