package dev.launchway.agent.protocol;

import java.io.IOException;

/** Takes frames for the other side. */
interface FrameWriter {

    /**
     * Writes a frame; others may do so at the same time.
     *
     * @param frame its bytes
     * @param atOnce whether the other side is to hear it now, rather than with the next one that it is to hear at once
     * @throws IOException when the other side cannot be reached
     */
    void write(byte[] frame, boolean atOnce) throws IOException;
}
