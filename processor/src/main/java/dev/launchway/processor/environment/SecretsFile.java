package dev.launchway.processor.environment;

import java.util.List;
import java.util.Map;

/**
 * What one file of secrets says: names, and no values.
 *
 * @param overrides the sections {@code [component.x]} by component
 * @param sections the sections {@code [host.x]}, in the order of the file
 * @param shared what environment files can refer to
 * @param digest the digest of all its names
 * @param whole whether nothing is wrong with it; else a secret that is missing may be what the fault hides
 */
record SecretsFile(
        Map<String, Overrides> overrides,
        List<HostSection> sections,
        SharedSecrets shared,
        String digest,
        boolean whole) {

    /** A file that cannot be read. */
    static final SecretsFile UNREADABLE = new SecretsFile(Map.of(), List.of(), SharedSecrets.NONE, "", false);
}
