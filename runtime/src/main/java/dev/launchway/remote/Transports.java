package dev.launchway.remote;

import dev.launchway.remote.transport.Transport;

/** Picks the transport for a host. */
@FunctionalInterface
public interface Transports {

    /** The ways there are. */
    enum Kind {
        /** The built-in SSH client, and the system's {@code ssh} for what that cannot do. */
        AUTO,
        /** The built-in SSH client. */
        SSHJ,
        /** The system's {@code ssh}. */
        OPENSSH,
        /** This machine itself. */
        LOCAL
    }

    /**
     * A transport of a kind; made when first asked for.
     *
     * @param kind which one
     * @return the transport
     */
    Transport of(Kind kind);
}
