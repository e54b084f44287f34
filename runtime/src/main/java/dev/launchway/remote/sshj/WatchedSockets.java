package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.Alarms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

/** Makes the socket of one client. */
final class WatchedSockets extends SocketFactory {

    private final Alarms alarms;
    private final Duration patience;

    /**
     * Prepares.
     *
     * @param alarms look after the socket
     * @param patience how long the other side may take nothing of what is written
     */
    WatchedSockets(Alarms alarms, Duration patience) {
        this.alarms = alarms;
        this.patience = patience;
    }

    @Override
    public Socket createSocket() throws IOException {
        return new WatchedSocket(alarms, patience);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    private Socket connected(InetSocketAddress to, InetSocketAddress from) throws IOException {
        Socket socket = createSocket();
        socket.bind(from);
        socket.connect(to);
        return socket;
    }
}
