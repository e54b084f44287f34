package dev.launchway.library.process;

import dev.launchway.api.Probe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Whether something accepts connections at an address. */
record TcpCheck(String host, int port) implements ReadyCheck {

    private static final int MILLIS = 2000;

    TcpCheck {
        if (host.isBlank() || port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                    "'" + host + ":" + port + "' is not an address: .tcp(…) needs a host and a port from 1 to 65535");
        }
    }

    @Override
    public String name() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public int portHere() {
        return PortHolder.isHere(host) ? port : 0;
    }

    @Override
    public String problem(Probe probe) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return "the name '" + host + "' has no IP address";
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, MILLIS);
            return null;
        } catch (IOException e) {
            return HttpCheck.reason(e);
        }
    }
}
