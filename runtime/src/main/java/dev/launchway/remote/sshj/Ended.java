package dev.launchway.remote.sshj;

import java.io.IOException;
import java.net.SocketException;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.transport.TransportException;

/**
 * What the end of a connection looks like in sshj, which takes one that nobody noticed for a mistake of who asks the next thing.
 */
final class Ended {

    /** What sshj says of the end of a connection. */
    private static final String END = "Broken transport; encountered EOF";

    private static final String CLOSED = "the host has closed the connection";

    private Ended() {}

    /** Something that is asked of a server. */
    interface Request<T> {
        T ask() throws IOException;
    }

    /**
     * Asks, and says what has happened where the connection is gone.
     *
     * @throws TransportException when it is gone
     */
    static <T> T told(SSHClient client, Request<T> request) throws IOException {
        try {
            if (client.isConnected()) {
                return request.ask();
            }
        } catch (IllegalStateException e) {
            if (client.isConnected()) {
                throw e;
            }
        }
        throw closed();
    }

    /**
     * Connects, and says what has happened where the server hangs up before both sides have said what they can.
     *
     * @throws TransportException when the connection is gone again
     */
    static void toldWhileConnecting(SSHClient client, Request<Void> connect) throws IOException {
        try {
            connect.ask();
        } catch (IllegalStateException e) {
            if (client.isConnected()) {
                throw e;
            }
            throw closed();
        }
    }

    /**
     * Whether that is the end of a connection for which the other side gave no reason: found while something was read, or written to a
     * socket or into a tunnel, or between the two.
     */
    static boolean isWithoutReason(TransportException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (END.equals(cause.getMessage())
                    || CLOSED.equals(cause.getMessage())
                    || cause instanceof SocketException
                    || cause instanceof ConnectionException) {
                return true;
            }
        }
        return false;
    }

    private static TransportException closed() {
        return new TransportException(CLOSED);
    }
}
