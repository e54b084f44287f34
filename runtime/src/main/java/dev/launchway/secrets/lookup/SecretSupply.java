package dev.launchway.secrets.lookup;

import dev.launchway.plan.SecretReference;
import dev.launchway.plan.SecretValue;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Something that secrets are read from. */
public interface SecretSupply {

    /**
     * Reads secrets.
     *
     * @param wanted which ones, one or more, each once
     * @param faults told why some of them cannot be read
     * @return the values of the others
     * @throws InterruptedException when this thread is interrupted
     */
    Map<SecretReference, SecretValue> read(Set<SecretReference> wanted, Consumer<SecretFault> faults)
            throws InterruptedException;
}
