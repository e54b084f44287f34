package dev.launchway.engine.apply;

import dev.launchway.diagnostic.Code;
import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.engine.redaction.SecretWords;
import java.util.List;

/** Refuses commands that would show a secret to everybody on a machine, and texts that one was joined to. */
public final class SecretRules {

    private final KnownSecrets secrets;

    /**
     * Knows secrets.
     *
     * @param secrets those of a run
     */
    public SecretRules(KnownSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Checks a command.
     *
     * @param argv the program and its arguments
     * @throws IllegalArgumentException when a secret stands in them
     */
    public void check(List<String> argv) {
        if (secrets.shownBy(argv)) {
            throw new IllegalArgumentException(
                    "the command '" + shown(argv) + "'" + SecretWords.IN_COMMAND + ": " + SecretWords.COMMAND_HELP);
        }
        for (String argument : argv) {
            checkJoined("the command '" + shown(argv) + "'", argument, SecretWords.COMMAND_HELP);
        }
    }

    /**
     * Checks a text.
     *
     * @param what where it stands
     * @param text an author's text
     * @param help what to do instead
     * @throws IllegalArgumentException when a secret was joined to it
     */
    public void checkJoined(String what, String text, String help) {
        if (secrets.joined(text)) {
            throw new IllegalArgumentException(
                    what + SecretWords.JOINED + ": " + help + " [" + Code.LW165_JOINED_SECRET.id() + "]");
        }
    }

    /** A command as it may be shown: redacted first, then quoted and cut. */
    String shown(List<String> argv) {
        return CommandLine.shown(argv, secrets.redactor());
    }
}
