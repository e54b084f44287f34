package dev.launchway.diagnostic.format;

import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.Place;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** What makes a finding the same one after its lines have moved: all but line and derivation. */
final class Fingerprints {

    private final Map<String, Integer> seen = new HashMap<>();

    /** The fingerprint of a finding, with its number among those that are alike. */
    String of(Finding finding) {
        String text = String.join(
                "\n",
                finding.code().id(),
                finding.place().map(Place::file).orElse(""),
                finding.subject().element(),
                finding.subject().breadcrumb(),
                finding.statement());
        String hash = hash(text);
        return hash + ":" + seen.merge(hash, 1, Integer::sum);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
