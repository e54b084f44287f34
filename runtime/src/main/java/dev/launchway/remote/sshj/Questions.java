package dev.launchway.remote.sshj;

import net.schmizz.keepalive.KeepAlive;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.ConnectionImpl;
import net.schmizz.sshj.transport.TransportException;

/** Asks a host for a sign of life, from time to time; {@link SignsOfLife} hears it, and whatever else the host says. */
final class Questions extends KeepAlive {

    private Questions(ConnectionImpl connection) {
        super(connection, "questions");
        setDaemon(true);
    }

    /** Makes one for each connection. */
    static final class Provider extends KeepAliveProvider {
        @Override
        public KeepAlive provide(ConnectionImpl connection) {
            return new Questions(connection);
        }
    }

    @Override
    protected void doKeepAlive() throws TransportException, ConnectionException {
        boolean loggedIn = conn.equals(conn.getTransport().getService());
        if (loggedIn) {
            conn.sendGlobalRequest("keepalive@openssh.com", true, new byte[0]);
        }
    }
}
