package dev.launchway.text;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeSet;

/** What ties a plan to the names in a file of secrets: other values under the same names are none of its business. */
public final class NameDigest {

    private NameDigest() {}

    /**
     * The digest of names.
     *
     * @param names the names, in any order: {@code component.postgres.password}, {@code files.tls.pem}
     * @return SHA-256 in hex; the same for the same names
     */
    public static String of(Collection<String> names) {
        return Sha256.hex(String.join("\n", new TreeSet<>(names)).getBytes(StandardCharsets.UTF_8));
    }
}
