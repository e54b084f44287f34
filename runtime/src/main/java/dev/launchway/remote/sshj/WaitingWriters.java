package dev.launchway.remote.sshj;

import net.schmizz.concurrent.Event;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.Window;
import net.schmizz.sshj.transport.TransportException;

/**
 * Those who wait until the other side of a channel has room. When a channel ends there never will be, and sshj does not tell them: it
 * waits for them itself, with the thread that reads for all channels of the connection, until the timeout of the connection. Here they
 * go on, and find that the channel is closed.
 */
final class WaitingWriters {

    private static final long ANY_ROOM = Integer.MAX_VALUE;

    private WaitingWriters() {}

    /** Tells the other side that a channel is closed. */
    interface Close {
        void send() throws TransportException;
    }

    /**
     * Closes a channel.
     *
     * @param room what writers wait for; null for a channel that is not open yet
     */
    static void close(Close close, Window.Remote room) throws TransportException {
        try {
            close.send();
        } finally {
            release(room);
        }
    }

    /** Closes a channel that the other side has closed; to be called before streams are, which would wait for writers. */
    static void answer(Close close) {
        try {
            close.send();
        } catch (TransportException e) {
            assert e != null; // the connection is gone, and tells all its channels
        }
    }

    /**
     * Tells that the connection of a channel has ended.
     *
     * @param open that the channel is open, which it is no more
     * @param room what writers wait for; null for a channel that is not open yet
     */
    static void end(SSHException error, Event<ConnectionException> open, Window.Remote room) {
        open.deliverError(error);
        release(room);
    }

    private static void release(Window.Remote room) {
        if (room != null) {
            room.expand(ANY_ROOM);
        }
    }
}
