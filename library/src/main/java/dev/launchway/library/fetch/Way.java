package dev.launchway.library.fetch;

import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.io.IOException;

/** How a content comes to the target. */
interface Way {

    /**
     * Brings it there; in a prediction, says what it would be as far as that can be told.
     *
     * @throws WrongChecksumException when it is another content than expected
     * @throws DownloadFailedException when it cannot be had; nothing has changed then
     */
    void bring(Target target, Destination destination) throws IOException;

    /** Whether something is left of a run that was killed when the content had come. */
    boolean hasLeftovers(Probe probe);

    /** Removes what is left. */
    void clean(Target target);

    /** Where it comes from, for people. */
    String shown();

    /** What is done, for people. */
    default String verb() {
        return "download";
    }
}
