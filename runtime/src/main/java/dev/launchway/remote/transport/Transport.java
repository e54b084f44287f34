package dev.launchway.remote.transport;

/** A way to reach hosts. Safe for use by several threads at once. */
public interface Transport {

    /**
     * Connects to a host and authenticates.
     *
     * @param destination the host
     * @return an open connection; the caller closes it
     * @throws ConnectFailedException when the host cannot be reached, is not the one it should be, or does not let us in
     */
    Connection connect(Destination destination) throws ConnectFailedException;
}
