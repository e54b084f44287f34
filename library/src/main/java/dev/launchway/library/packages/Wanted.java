package dev.launchway.library.packages;

/** What is wanted of packages. */
enum Wanted {
    /** They are installed, in whatever version. */
    PRESENT,
    /** They are installed in the newest version that the host can get. */
    LATEST,
    /** They are not installed. */
    ABSENT,
    /** They are not installed, and nothing of their configuration is left. */
    PURGED;

    boolean isPresent() {
        return this == PRESENT || this == LATEST;
    }
}
