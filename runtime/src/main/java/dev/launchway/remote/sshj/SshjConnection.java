package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.ConnectFailed;
import dev.launchway.remote.transport.ConnectFailed.Reason;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.RemoteCommand;
import java.io.IOException;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;

/** A connection of sshj, with those to the hosts on the way. */
final class SshjConnection implements Connection {

    private final List<SSHClient> way;
    private final String user;

    /** The last of the way is the host itself. */
    SshjConnection(List<SSHClient> way, String user) {
        this.way = List.copyOf(way);
        this.user = user;
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public RemoteCommand start(String command) throws ConnectFailed {
        try {
            Session session = way.get(way.size() - 1).startSession();
            return new SshjCommand(session, session.exec(command));
        } catch (IOException e) {
            throw new ConnectFailed(Reason.LOST, "the connection does not carry a command: " + e.getMessage(), "");
        }
    }

    @Override
    public void close() {
        close(way);
    }

    /**
     * Ends all that is at work by closing the socket of the first host of the way; those behind it end with it. A farewell, as sshj
     * would send it, could wait for a host that takes no word any more.
     */
    static void close(List<SSHClient> way) {
        for (SSHClient client : way) {
            if (client.getSocket() instanceof WatchedSocket socket) {
                socket.breakOff();
            }
            client.getConnection().getKeepAlive().interrupt();
        }
    }
}
