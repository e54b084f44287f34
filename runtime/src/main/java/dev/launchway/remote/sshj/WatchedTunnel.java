package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/** A way through a jump host that breaks when the host behind it gives no sign of life for too long. */
final class WatchedTunnel extends DirectConnection {

    private static final long STACK = 128 * 1024;

    private final SignsOfLife signs = new SignsOfLife();
    private final Timeouts timeouts;
    private final Duration patience;
    private Future<?> watch;

    /**
     * Prepares.
     *
     * @param jumpHost carries it
     * @param host where it leads
     * @param port the port there
     * @param timeouts look after it
     * @param patience how long there may be no sign of life
     */
    WatchedTunnel(Connection jumpHost, String host, int port, Timeouts timeouts, Duration patience) {
        super(jumpHost, host, port);
        this.timeouts = timeouts;
        this.patience = patience;
    }

    /** Begins to watch, once it is open. */
    synchronized void watch() {
        watch = signs.watch(timeouts, patience, this::breakOff);
    }

    /** Whether the server has said who it is. */
    boolean identified() {
        return signs.identified();
    }

    /** Closes it; what waits for the jump host meanwhile is not the caller. */
    synchronized void breakOff() {
        if (watch != null) {
            watch.cancel(false);
        }
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        close();
                    } catch (IOException e) {
                        assert e != null; // the jump host is gone, and the tunnel with it
                    }
                },
                "tunnel",
                STACK);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public InputStream getInputStream() {
        return signs.heard(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() {
        return signs.taken(super.getOutputStream());
    }
}
