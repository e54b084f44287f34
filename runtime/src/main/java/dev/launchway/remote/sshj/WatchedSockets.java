package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.Timeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

/** Makes the socket of one client. */
final class WatchedSockets extends SocketFactory {

    private final Timeouts timeouts;
    private final Duration patience;

    /**
     * Prepares.
     *
     * @param timeouts look after the socket
     * @param patience how long the other side may take nothing of what is written
     */
    WatchedSockets(Timeouts timeouts, Duration patience) {
        this.timeouts = timeouts;
        this.patience = patience;
    }

    @Override
    public Socket createSocket() throws IOException {
        return new WatchedSocket(timeouts, patience);
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
