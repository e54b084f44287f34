package dev.launchway.cli.secrets;

import java.util.List;
import java.util.Optional;

/** Knows which components and attributes a service has. */
public interface KeyCheck {

    /** Knows nothing, and doubts nothing. */
    KeyCheck NOTHING = (environment, key) -> Optional.empty();

    /**
     * Looks at the key of a secret.
     *
     * @param environment whose secret it is
     * @param key the keys as they stand in the file: {@code component}, {@code postgres}, {@code password}
     * @return what is doubtful about it, in one sentence with the nearest name; empty when nothing is
     */
    Optional<String> doubt(String environment, List<String> key);
}
