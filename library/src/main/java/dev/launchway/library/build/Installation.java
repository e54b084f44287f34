package dev.launchway.library.build;

import dev.launchway.api.CommandCall;
import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.EnvironmentVariables;
import dev.launchway.text.DurationText;
import java.time.Duration;
import java.util.List;

/** What components have that install packages by a tool of the host: its environment, and how long it may take. */
abstract class Installation<S extends Installation<S>> {

    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(15);

    private final EnvironmentVariables variables = new EnvironmentVariables();
    private Duration timeout = USUAL_TIMEOUT;

    /** This component, by its own type. */
    abstract S self();

    /**
     * Sets an environment variable of the commands.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public S env(String variable, String value) {
        variables.set(variable, value);
        return self();
    }

    /**
     * Sets an environment variable of the commands to a secret, which stands in no file and on no command line.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public S env(String variable, Secret value) {
        variables.set(variable, value);
        return self();
    }

    /**
     * Sets how long each command may take; by default 15 minutes.
     *
     * @param longest more than zero
     * @return this
     */
    public S timeout(Duration longest) {
        timeout = Arguments.positive("timeout", longest);
        return self();
    }

    /**
     * Sets how long each command may take; by default 15 minutes.
     *
     * @param longest {@code 30s}, {@code 5m}
     * @return this
     * @throws IllegalArgumentException for any other text
     */
    public S timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    /** Refuses text that a secret was joined to, and finds the variables that hold secrets. */
    final void sortSecrets(Configuration here) {
        variables.sortSecrets(here);
    }

    /** A command with these settings. */
    final CommandCall call(Target target, List<String> argv) {
        return variables.giveTo(target.command(argv.toArray(new String[0])).timeout(timeout));
    }
}
