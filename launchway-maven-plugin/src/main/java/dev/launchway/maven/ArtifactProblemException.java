package dev.launchway.maven;

/** An artifact cannot be had as it is wanted; says why, and what to do. */
final class ArtifactProblemException extends Exception {

    private static final long serialVersionUID = 1L;

    ArtifactProblemException(WantedArtifact wanted, String problem, String help) {
        super(wanted + ": " + problem + "\n    help: " + help);
    }
}
