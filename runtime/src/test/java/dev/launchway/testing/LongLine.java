package dev.launchway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A port of this machine from which a long line leads to a server, and which knows how many round trips were waited for: each piece
 * carries the number of those that whoever sent it had seen the end of. Pieces that are sent without an answer in between share
 * one, however long they take.
 */
public final class LongLine implements AutoCloseable {

    private static final int PIECE = 1 << 16;

    private final ServerSocket port;
    private final String host;
    private volatile Duration delay = Duration.ZERO;
    private int seenByServer;
    private int seenByClient;

    /**
     * Opens a port.
     *
     * @param host the address of an SSH server
     * @throws IOException when there is no port
     */
    public LongLine(String host) throws IOException {
        this.host = host;
        this.port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        begin(this::accept);
    }

    /** A piece of what is on its way. */
    private record Piece(ByteBuffer bytes, int trip, long due) {}

    /**
     * Where to connect to.
     *
     * @return a port of the loopback address
     */
    public int port() {
        return port.getLocalPort();
    }

    /**
     * Makes the line longer.
     *
     * @param oneWay how long a piece is on its way
     */
    public void delay(Duration oneWay) {
        delay = oneWay;
    }

    /**
     * How many round trips have ended.
     *
     * @return a number that only grows
     */
    public synchronized int trips() {
        return seenByClient;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = port.accept();
                Socket server = new Socket(host, 22);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                carry(client, server, true);
                carry(server, client, false);
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    private void carry(Socket from, Socket to, boolean toServer) {
        BlockingQueue<Piece> onTheWay = new LinkedBlockingQueue<>();
        begin(() -> take(from, onTheWay, toServer));
        begin(() -> deliver(onTheWay, to, toServer));
    }

    private void take(Socket from, BlockingQueue<Piece> onTheWay, boolean toServer) {
        byte[] buffer = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                onTheWay.add(piece(ByteBuffer.wrap(buffer.clone(), 0, length), toServer));
            }
        } catch (IOException e) {
            assert e != null; // its end, as the other one will learn
        }
        onTheWay.add(piece(ByteBuffer.allocate(0), toServer));
    }

    private synchronized Piece piece(ByteBuffer bytes, boolean toServer) {
        return new Piece(bytes, toServer ? seenByClient + 1 : seenByServer, System.nanoTime() + delay.toNanos());
    }

    private void deliver(BlockingQueue<Piece> onTheWay, Socket to, boolean toServer) {
        try (to) {
            OutputStream out = to.getOutputStream();
            for (Piece piece = onTheWay.take(); piece.bytes.hasRemaining(); piece = onTheWay.take()) {
                TimeUnit.NANOSECONDS.sleep(piece.due - System.nanoTime());
                see(piece, toServer);
                byte[] bytes = new byte[piece.bytes.remaining()];
                piece.bytes.get(bytes);
                out.write(bytes);
            }
        } catch (IOException | InterruptedException e) {
            return; // the other one is gone
        }
    }

    private synchronized void see(Piece piece, boolean toServer) {
        if (toServer) {
            seenByServer = Math.max(seenByServer, piece.trip);
        } else {
            seenByClient = Math.max(seenByClient, piece.trip);
        }
    }

    private static void begin(Runnable task) {
        Thread thread = new Thread(task, "long line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        port.close();
    }
}
