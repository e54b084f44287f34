package dev.launchway.processor.check.template;

/**
 * Whether the engine reads a part of a template at all.
 *
 * @param certain whether it does so each time
 * @param guarded whether a name may be missing, as before {@code default}
 */
record Certainty(boolean certain, boolean guarded) {

    static final Certainty CERTAIN = new Certainty(true, false);
    static final Certainty PERHAPS = new Certainty(false, false);

    Certainty perhaps() {
        return new Certainty(false, guarded);
    }

    Certainty guard() {
        return new Certainty(certain, true);
    }
}
