package dev.launchway.remote.transport;

import java.util.function.Consumer;

/** A way to reach hosts. Safe for use by several threads at once. */
public interface Transport {

    /**
     * Connects to a host and authenticates.
     *
     * @param destination the host
     * @param progress told what makes that take longer, for people; must not block
     * @return an open connection; the caller closes it
     * @throws ConnectFailedException when the host cannot be reached, is not the one it should be, or does not let us in
     */
    Connection connect(Destination destination, Consumer<String> progress) throws ConnectFailedException;

    /**
     * Connects to a host and authenticates, where nobody wants to know why that takes long.
     *
     * @param destination the host
     * @return an open connection; the caller closes it
     * @throws ConnectFailedException when the host cannot be reached, is not the one it should be, or does not let us in
     */
    default Connection connect(Destination destination) throws ConnectFailedException {
        return connect(destination, unheard -> {});
    }
}
