package dev.launchway.agent.protocol;

import java.io.IOException;

/** The other side said something that the schema does not allow. The conversation is over. */
public final class ProtocolViolationException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what does not fit.
     *
     * @param message one sentence
     */
    public ProtocolViolationException(String message) {
        super(message);
    }
}
