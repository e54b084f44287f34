package dev.launchway.library.packages;

import java.util.List;
import java.util.Locale;

/** The key that signs a repository: where it comes from, and the fingerprint that it must have. */
final class SourceKey {

    private SourceKey() {}

    /** A fingerprint as people copy it, without blanks. */
    static String fingerprint(String label, String text) {
        String plain = text.replaceAll("[\\s:]", "").replaceFirst("^0x", "").toUpperCase(Locale.ROOT);
        if (!plain.matches("[0-9A-F]{40}")) {
            throw new IllegalArgumentException(label + ": '" + text
                    + "' is no fingerprint of a key: write its 40 hex digits, as 'gpg --show-keys' shows them");
        }
        return plain;
    }

    /** Fails unless all keys of a file are the ones that are meant: each of them could sign packages. */
    static void check(String label, String file, byte[] content, List<String> expected) {
        List<String> found = OpenPgpKey.fingerprints(content);
        if (found.isEmpty()) {
            throw new IllegalArgumentException(label + ": " + file + " holds no public key of OpenPGP: export it by"
                    + " 'gpg --armor --export', or correct where it is got from");
        }
        for (String one : found) {
            if (!expected.contains(one)) {
                throw new IllegalArgumentException(
                        label + ": " + file + " holds the key " + one + ", not "
                                + String.join(" or ", expected)
                                + ": correct .fingerprint(…), if the owner of the repository says so in another place than the key's");
            }
        }
        for (String one : expected) {
            if (!found.contains(one)) {
                throw new IllegalArgumentException(label + ": " + file + " does not hold the key " + one
                        + ": take it out of .fingerprint(…), or get the file anew");
            }
        }
    }
}
