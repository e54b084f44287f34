package dev.launchway.cli.secrets;

import dev.launchway.report.CleanText;
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
import java.util.function.Consumer;

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
 * @param command how a command begins that the user can type here: {@code java -jar target/plan.jar}
 * @param keys knows the components of the service
 * @param interrupts has an action run at Ctrl-C, in place of the end of the process
 */
public record Workplace(
        SecretsDirectory directory,
        Optional<Path> identity,
        Map<String, String> variables,
        Path home,
        InputStream in,
        boolean inIsTerminal,
        Output output,
        LocalDate today,
        String command,
        KeyCheck keys,
        Consumer<Runnable> interrupts) {

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

    /** Environments: those that are named, else all. */
    List<String> existing(List<String> named) throws SecretsException, IOException {
        for (String environment : named) {
            require(environment);
        }
        return named.isEmpty() ? environments() : named;
    }

    /** Environments that have secrets: those that are named, else all. */
    List<String> withSecrets(List<String> named) throws SecretsException, IOException {
        List<String> all = new ArrayList<>();
        for (String environment : existing(named)) {
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
            throw new WrongOperandException(
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

    /** Says what is doubtful about a key that is new. */
    void doubt(String environment, List<String> key) {
        keys.doubt(environment, key).ifPresent(doubt -> {
            say("warning: " + CleanText.of(doubt));
            say("    help: the sources may be newer than the plan; the next build compares it with them");
        });
    }

    /** One line for people. */
    void say(String line) {
        output.err().println(line);
    }
}
