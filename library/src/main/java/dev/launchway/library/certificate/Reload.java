package dev.launchway.library.certificate;

import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.ShellWords;
import java.util.List;

/**
 * What makes servers read a certificate again that a timer has renewed.
 *
 * @param actor as whom it runs
 * @param argv the program and its arguments; empty for nothing
 */
record Reload(ActingUser actor, List<String> argv) {

    boolean isNothing() {
        return argv.isEmpty();
    }

    /** As a line of a script. */
    String line() {
        return line(actor, ShellWords.joined(argv));
    }

    /** A command of a script that runs as a user, by sudo where the script is another one's. */
    static String line(ActingUser actor, String command) {
        if (!actor.isOther()) {
            return command;
        }
        String user = ShellWords.quoted(actor.name());
        return "if [ \"$(id -un)\" = " + user + " ]; then " + command + "; else sudo -n -u " + user + " -- " + command
                + "; fi";
    }
}
