package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.SharedConnections;
import java.util.Optional;
import java.util.concurrent.Future;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.transport.TransportImpl;

/**
 * A client that is logged in, or about to be.
 *
 * @param name the server, for people
 * @param client the client
 * @param tunnel what carries it, where that is no socket
 * @param before its share in the connection to the jump host before it
 * @param tunnels to how many other hosts it leads just now
 * @param questions ask it for signs of life
 */
record SshjLink(
        String name,
        SSHClient client,
        Optional<WatchedTunnel> tunnel,
        Optional<SharedConnections<SshjLink>.Share> before,
        Tunnels tunnels,
        Future<?> questions) {

    boolean stands() {
        return client.getTransport().isRunning();
    }

    /** Whether the server has said who it is. */
    boolean identified() {
        return tunnel.map(WatchedTunnel::identified)
                .orElse(client.getSocket() instanceof WatchedSocket socket && socket.identified());
    }

    /** Whether it has agreed on keys with a server that has proved who it is. */
    boolean isProved() {
        return client.getTransport() instanceof TransportImpl transport && transport.isKexDone();
    }

    /** Ends it, and its share in what leads to it: that stays connected as long as others use it. */
    void close() {
        breakOff();
        before.ifPresent(SharedConnections.Share::close);
    }

    /**
     * Ends all that is at work, without waiting. A farewell, as sshj would send it, could wait for a host that takes no word any
     * more.
     */
    void breakOff() {
        if (client.getSocket() instanceof WatchedSocket socket) {
            socket.breakOff();
        }
        questions.cancel(false);
        tunnel.ifPresent(open -> {
            open.breakOff();
            if (client.getTransport() instanceof TransportImpl transport && transport.isRunning()) {
                transport.die(new TransportException("closed"));
            }
        });
    }
}
