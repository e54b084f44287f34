package dev.launchway.remote.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A port that leads to an SSH server, and at first ends connections as soon as the server has said who it is. */
final class HangingUp implements AutoCloseable {

    private static final int SSH = 22;

    private final ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String host;
    private final int refused;
    private final AtomicInteger taken = new AtomicInteger();

    /**
     * Opens a port.
     *
     * @param host the address of the server
     * @param refused how many connections it ends
     */
    HangingUp(String host, int refused) throws IOException {
        this.host = host;
        this.refused = refused;
        begin(this::accept);
    }

    int port() {
        return port.getLocalPort();
    }

    /** How many connections there were. */
    int taken() {
        return taken.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = port.accept();
                Socket server = new Socket(host, SSH);
                boolean refuses = taken.getAndIncrement() < refused;
                begin(() -> carry(client, server, false));
                begin(() -> carry(server, client, refuses));
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    private static void carry(Socket from, Socket to, boolean lineOnly) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                to.getOutputStream().write(octet);
                if (lineOnly && octet == '\n') {
                    return;
                }
            }
        } catch (IOException e) {
            return; // the other one is gone
        }
    }

    private static void begin(Runnable task) {
        Thread thread = new Thread(task, "hanging up");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        port.close();
    }
}
