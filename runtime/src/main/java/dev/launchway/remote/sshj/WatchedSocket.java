package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;

/** A socket that breaks when the other side gives no sign of life for too long. */
final class WatchedSocket extends Socket {

    /** Bounds what is on its way, so that a slow line shows progress often. */
    private static final int BUFFER = 256 * 1024;

    private final SignsOfLife signs = new SignsOfLife();
    private final Future<?> watch;

    WatchedSocket(Timeouts timeouts, Duration patience) throws IOException {
        setTcpNoDelay(true); // a request and its answer would wait for a timer otherwise
        setSendBufferSize(BUFFER);
        watch = signs.watch(timeouts, patience, this::breakOff);
    }

    /** Whether the server has said who it is. */
    boolean identified() {
        return signs.identified();
    }

    /** Closes the socket without a word to the other side; reads and writes that are at work fail. Never blocks. */
    void breakOff() {
        try {
            close();
        } catch (IOException e) {
            assert e != null; // it is gone, which is what was wanted
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (watch != null) {
            watch.cancel(false);
        }
        super.close();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return signs.heard(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return signs.taken(super.getOutputStream());
    }
}
