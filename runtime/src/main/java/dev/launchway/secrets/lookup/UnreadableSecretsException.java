package dev.launchway.secrets.lookup;

import java.util.List;

/** Secrets of an environment cannot be read; nothing was done with the others. */
public final class UnreadableSecretsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<SecretFault> faults;

    /**
     * Collects why.
     *
     * @param faults all of it, one or more
     */
    public UnreadableSecretsException(List<SecretFault> faults) {
        super(faults.get(0).message());
        this.faults = List.copyOf(faults);
    }

    /**
     * Why.
     *
     * @return all faults
     */
    public List<SecretFault> faults() {
        return faults;
    }
}
