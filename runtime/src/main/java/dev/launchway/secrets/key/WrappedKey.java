package dev.launchway.secrets.key;

import java.util.Optional;

/**
 * The key of an environment, encrypted for its recipients. It is in both forms when there are recipients of both kinds; each of
 * them alone opens it.
 *
 * @param age a file of age, for recipients of age
 * @param gpg a message of OpenPGP, for recipients of GnuPG
 */
public record WrappedKey(Optional<byte[]> age, Optional<byte[]> gpg) {}
