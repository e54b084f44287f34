package dev.launchway.engine.facts;

import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * What facts hold under, and what makes hashes of them that tell nothing to who does not know it. None of it is kept but the key of
 * the host.
 *
 * @param hostKey random digits that stand in a file of the host
 * @param rootKey what the controller says of the root: a digest of its expanded tree and of all else that a verify depends on
 * @param base the target directory, as {@code pwd -P} tells it
 * @param home the environment variable {@code HOME}; empty where there is none
 * @param user the name of the user, as {@code id -un} tells it
 */
public record Seal(String hostKey, String rootKey, String base, String home, String user) {

    /** What {@code sha256sum} calls it. */
    static final String STANDARD_INPUT = "-";

    /**
     * A digest that has been given all of this.
     *
     * @return to be given contents
     */
    MessageDigest begin() {
        MessageDigest digest = Sha256.digest();
        for (String part : List.of(hostKey, rootKey, base, home, user)) {
            add(digest, part + "\n");
        }
        return digest;
    }

    /**
     * A digest that has been given the host's key alone.
     *
     * @return to be given contents
     */
    MessageDigest beginOfHost() {
        MessageDigest digest = Sha256.digest();
        add(digest, hostKey + "\n");
        return digest;
    }

    /** Ends each output of a query, so that no two rows of outputs look alike. */
    String separator() {
        return hostKey + "\n";
    }

    static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The line that {@code sha256sum} writes for a file. */
    static void addSum(MessageDigest digest, String sha256, String name) {
        add(digest, sha256 + "  " + name + "\n");
    }
}
