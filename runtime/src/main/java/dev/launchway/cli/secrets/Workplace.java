package dev.launchway.cli.secrets;

import dev.launchway.report.Output;
import dev.launchway.secrets.SecretsDirectory;
import dev.launchway.secrets.StoredSecrets;
import dev.launchway.secrets.key.EnvironmentKey;
import dev.launchway.secrets.key.Identities;
import dev.launchway.secrets.key.IdentityPlaces;
import dev.launchway.secrets.key.KeyAccessException;
import dev.launchway.secrets.key.KeyWrapping;
import dev.launchway.secrets.key.SecretsException;
import dev.launchway.text.DidYouMean;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the commands of secrets work with.
 *
 * @param directory the files of secrets in the source tree
 * @param identity the file that {@code --identity} names
 * @param variables the environment variables of the process
 * @param home the user's home directory
 * @param in standard input
 * @param inIsTerminal whether people type it
 * @param output standard output and standard error
 * @param today the day, in UTC
 */
public record Workplace(
        SecretsDirectory directory,
        Optional<Path> identity,
        Map<String, String> variables,
        Path home,
        InputStream in,
        boolean inIsTerminal,
        Output output,
        LocalDate today) {

    /** The secrets of an environment, and the key that opens them. */
    record Opened(StoredSecrets stored, EnvironmentKey key) {}

    KeyWrapping wrapping() {
        return new KeyWrapping(variables);
    }

    /** The user's identities, and the one that is shared by all who work on an environment. */
    Identities identities(String environment) throws KeyAccessException, IOException {
        return identities().with(directory.sharedIdentity(environment));
    }

    /** The user's identities. A value may come from standard input: programs ask at the terminal itself. */
    Identities identities() throws KeyAccessException {
        return Identities.find(new IdentityPlaces(identity, variables, home, Optional.of(this::say)));
    }

    /** Environments that have secrets: those that are named, else all. */
    List<String> withSecrets(List<String> named) throws SecretsException, IOException {
        List<String> all = new ArrayList<>();
        for (String environment : named.isEmpty() ? environments() : named) {
            require(environment);
            if (stored(environment).isPresent()) {
                all.add(environment);
            } else if (!named.isEmpty()) {
                throw none(environment);
            }
        }
        return all;
    }

    Opened open(String environment) throws SecretsException, IOException {
        require(environment);
        StoredSecrets stored = stored(environment).orElseThrow(() -> none(environment));
        try {
            return new Opened(stored, stored.file().open(identities(environment)));
        } catch (KeyAccessException e) {
            throw new RefusedException("environment '" + environment + "': " + e.getMessage(), e.help());
        }
    }

    Optional<StoredSecrets> stored(String environment) throws SecretsException, IOException {
        return directory.read(environment);
    }

    /** Fails for an environment that there is not. */
    void require(String environment) throws SecretsException, IOException {
        List<String> all = environments();
        if (!all.contains(environment)) {
            throw new RefusedException(
                    "there is no environment '" + environment + "' in " + directory.path(),
                    DidYouMean.question(environment, all).orElseGet(() -> "environments: " + String.join(", ", all)));
        }
    }

    private List<String> environments() throws SecretsException, IOException {
        return directory.environments();
    }

    private static RefusedException none(String environment) {
        return new RefusedException(
                "the environment '" + environment + "' has no secrets",
                "'secrets init " + environment + "' makes the file for them");
    }

    /** One line for people. */
    void say(String line) {
        output.err().println(line);
    }
}
