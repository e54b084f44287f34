package dev.launchway.remote.transport;

import java.nio.file.Path;
import java.util.Optional;

/** Where passphrases of private keys come from. */
public interface Passphrases {

    /** No passphrase is to be had: encrypted keys stay unused. */
    Passphrases NONE = file -> Optional.empty();

    /**
     * Asks for the passphrase of a key. It is asked once for each file, and once more after a wrong answer.
     *
     * @param file the file of the private key
     * @return the passphrase; empty when there is nobody to ask
     */
    Optional<char[]> of(Path file);
}
