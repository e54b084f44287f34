package dev.launchway.cli.secrets;

import java.util.OptionalInt;

/**
 * What the command line says beside an action and its operands.
 *
 * @param length how many characters a generated value has
 * @param alphabet the characters it is made of, of which there are two at least
 * @param shared whether {@code init} makes an identity that lies in the source tree on purpose
 * @param owner whose a recipient is, as the file notes beside it; may be empty
 * @param olderThan how many days ago {@code stale} begins to tell; empty for everything
 */
public record ActionOptions(int length, String alphabet, boolean shared, String owner, OptionalInt olderThan) {

    /** Nothing special: 32 letters and digits, which are 190 bits. */
    public static final ActionOptions USUAL =
            new ActionOptions(RandomText.LENGTH, RandomText.ALPHABET, false, "", OptionalInt.empty());
}
