package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.ConnectFailed;
import dev.launchway.remote.transport.ConnectFailed.Reason;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.RemoteCommand;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.Session;

/** A connection of sshj, with those to the hosts on the way. */
final class SshjConnection implements Connection {

    private static final int ATTEMPTS = 7;
    private static final long FIRST_PAUSE_MILLIS = 20;

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
            Session session = session();
            return new SshjCommand(session, session.exec(command));
        } catch (OpenFailException e) {
            throw new ConnectFailed(
                    Reason.LOST,
                    "the host refuses to start a command: " + e.getMessage(),
                    "does MaxSessions of its sshd_config allow one?");
        } catch (IOException e) {
            throw new ConnectFailed(Reason.LOST, "the connection does not carry a command: " + e.getMessage(), "");
        }
    }

    /** A server counts a session until it has seen the end of its last process, a moment after it has closed it. */
    private Session session() throws IOException {
        long pause = FIRST_PAUSE_MILLIS;
        for (int attempt = 1; ; attempt++) {
            try {
                return way.get(way.size() - 1).startSession();
            } catch (OpenFailException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            pause *= 2;
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
