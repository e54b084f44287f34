package dev.launchway.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server of HTTP whose answer begins at once and comes byte by byte, for 20 seconds, so that no single read takes long. */
public final class SlowAnswer implements AutoCloseable {

    private static final int BYTES = 400;
    private static final long EVERY_MILLIS = 50;

    private final ServerSocket server;

    /**
     * Starts it on loopback.
     *
     * @throws IOException when there is no port
     */
    public SlowAnswer() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "slow answer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                drip(socket.getOutputStream());
            } catch (IOException e) {
                // whoever asked has gone, or the server has been closed
            }
        }
    }

    private static void drip(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < BYTES; i++) {
            out.write('x');
            out.flush();
            try {
                Thread.sleep(EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
