package dev.launchway.library.container;

/**
 * What there is of a container: itself, and the one before it that is kept while it starts.
 *
 * @param current the container; {@code null} for none
 * @param before the one before; {@code null} for none
 */
record Found(State current, State before) {

    /** What an engine says of a container: its id, whether it runs, and what was asked for when it was made. */
    record State(String id, boolean running, String asked) {}

    boolean isAny() {
        return current != null || before != null;
    }

    boolean running() {
        return current != null && current.running;
    }

    boolean isForeign() {
        return current != null && current.asked.isEmpty();
    }
}
