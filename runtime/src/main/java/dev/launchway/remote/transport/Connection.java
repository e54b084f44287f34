package dev.launchway.remote.transport;

import java.io.Closeable;

/** An authenticated way to one host. */
public interface Connection extends Closeable {

    /**
     * Starts a command; several may run at once.
     *
     * @param command for the login shell of the user, whichever it is
     * @return the running command
     * @throws ConnectFailedException when the connection does not carry another command, or is lost
     */
    RemoteCommand start(String command) throws ConnectFailedException;

    /**
     * Who logged in.
     *
     * @return the name of a user of the host
     */
    String user();

    /**
     * What is worth knowing of how the host was reached.
     *
     * @return a phrase; empty where nothing is
     */
    default String note() {
        return "";
    }

    /** Closes the connection, without waiting for anybody. Commands that still run, or are about to, lose their streams. */
    @Override
    void close();
}
