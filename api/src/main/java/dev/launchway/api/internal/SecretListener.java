package dev.launchway.api.internal;

import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;

/** Is told of each secret that is made, however it is made and wherever it is kept: so that none of them is shown. */
public interface SecretListener {

    /**
     * A secret was made.
     *
     * @param secret as it was given, or derived from another one
     */
    void made(Secret secret);

    /**
     * A secret file was made.
     *
     * @param file the file
     */
    void made(SecretFile file);
}
