package dev.launchway.annotation;

/** Whose events reach an {@link OnEvent} method; always within one root component. */
public enum EventScope {
    /** Every component of the root. */
    ALL,
    /** Components that are deployed before the handler's own. */
    PRECURSORS
}
