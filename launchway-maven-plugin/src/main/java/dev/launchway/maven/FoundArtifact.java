package dev.launchway.maven;

import java.nio.file.Path;

/**
 * An artifact that was found.
 *
 * @param wanted what was wanted
 * @param version which version it is; of a snapshot, with its time where that is known
 * @param file where it lies
 */
record FoundArtifact(WantedArtifact wanted, String version, Path file) {}
