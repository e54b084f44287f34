package dev.launchway.remote.sshj;

import net.schmizz.sshj.connection.channel.Window;

/**
 * Those who wait until the other side of a channel has room. When a channel ends there never will be, and sshj does not tell them: it
 * waits for them itself, with the thread that reads for all channels of the connection, until the timeout of the connection.
 */
final class WaitingWriters {

    private static final long ANY_ROOM = Integer.MAX_VALUE;

    private WaitingWriters() {}

    /**
     * Lets them go on, and find that the channel is closed.
     *
     * @param room what they wait for; null for a channel that is not open yet
     */
    static void release(Window.Remote room) {
        if (room != null) {
            room.expand(ANY_ROOM);
        }
    }
}
