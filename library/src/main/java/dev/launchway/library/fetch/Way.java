package dev.launchway.library.fetch;

import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.io.IOException;
import java.util.Optional;

/** How a content comes to the target. */
interface Way {

    /**
     * Brings it there; in a prediction, says what it would be as far as that can be told.
     *
     * @return by what the content is known that is there then; empty in a prediction
     * @throws WrongChecksumException when it is another content than expected
     * @throws DownloadFailedException when it cannot be had; nothing has changed then
     */
    Optional<ContentChecksum> bring(Target target, Destination destination, Expected expected) throws IOException;

    /** Whether something is left of a run that was killed when the content had come; by default nothing is kept on the way. */
    default boolean hasLeftovers(Probe probe) {
        return false;
    }

    /** Removes what is left. */
    default void clean(Target target) {}

    /** Where it comes from, for people. */
    String shown();

    /** What is done, for people. */
    default String verb() {
        return "download";
    }
}
