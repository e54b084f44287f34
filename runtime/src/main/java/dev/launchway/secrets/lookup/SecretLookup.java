package dev.launchway.secrets.lookup;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.SecretReference;
import dev.launchway.plan.SecretSource;
import dev.launchway.plan.SecretValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads the values of the secrets that an environment sets. */
public final class SecretLookup {

    private final SecretSupply files;
    private final Function<SecretSource, SecretSupply> sources;

    /**
     * Prepares to read.
     *
     * @param files has those of files of secrets
     * @param sources has the others, by what the environment says of them
     */
    public SecretLookup(SecretSupply files, Function<SecretSource, SecretSupply> sources) {
        this.files = files;
        this.sources = sources;
    }

    /**
     * Gives the secrets of an environment their values.
     *
     * @param environment an environment with one secret or more
     * @return the same with the values of all of them
     * @throws UnreadableSecretsException with all faults
     * @throws InterruptedException when this thread is interrupted
     */
    public EnvironmentPlan read(EnvironmentPlan environment) throws UnreadableSecretsException, InterruptedException {
        Set<SecretReference> ofFiles = new LinkedHashSet<>();
        Set<SecretReference> ofSource = new LinkedHashSet<>();
        for (SecretReference secret : environment.secrets()) {
            (secret.environment().isEmpty() ? ofSource : ofFiles).add(secret);
        }
        List<SecretFault> faults = new ArrayList<>();
        Map<SecretReference, SecretValue> values = new HashMap<>();
        if (!ofFiles.isEmpty()) {
            values.putAll(files.read(ofFiles, faults::add));
        }
        if (!ofSource.isEmpty()) {
            SecretSource source = environment.secretSource().orElseThrow();
            values.putAll(sources.apply(source).read(ofSource, faults::add));
        }
        if (!faults.isEmpty()) {
            throw new UnreadableSecretsException(faults);
        }
        return environment.withSecrets(values);
    }
}
