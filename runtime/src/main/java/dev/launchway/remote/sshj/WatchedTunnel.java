package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.Timeouts;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import net.schmizz.sshj.transport.TransportException;

/** A way through a jump host that breaks when the host behind it gives no sign of life for too long. */
final class WatchedTunnel extends DirectConnection {

    private final SignsOfLife signs = new SignsOfLife();
    private final SshjLink jumpHost;
    private final Timeouts timeouts;
    private final Duration patience;
    private final Executor speakers;
    private Future<?> watch;

    /**
     * Prepares.
     *
     * @param jumpHost carries it
     * @param host where it leads
     * @param port the port there
     * @param timeouts look after it
     * @param patience how long there may be no sign of life
     * @param speakers wait where the jump host takes no word
     */
    WatchedTunnel(SshjLink jumpHost, String host, int port, Timeouts timeouts, Duration patience, Executor speakers) {
        super(jumpHost.client().getConnection(), host, port);
        this.jumpHost = jumpHost;
        this.timeouts = timeouts;
        this.patience = patience;
        this.speakers = speakers;
    }

    /** Opens it, and begins to watch. */
    void connect() throws IOException {
        boolean opened = false;
        jumpHost.tunnels().begin();
        try {
            open();
            opened = true;
        } catch (IOException e) {
            boolean stands = e instanceof OpenFailException || e.getCause() instanceof TimeoutException;
            throw stands ? e : lost(e);
        } finally {
            jumpHost.tunnels().decide(opened);
        }
        synchronized (this) {
            watch = signs.watch(timeouts, patience, this::breakOff);
        }
    }

    private TransportException lost(IOException e) {
        return new TransportException(
                "the connection to the jump host " + jumpHost.name() + " is lost: " + e.getMessage(), e);
    }

    /** Whether the server has said who it is. */
    boolean identified() {
        return signs.identified();
    }

    /** Closes it; what waits for the jump host meanwhile is not the caller. */
    synchronized void breakOff() {
        if (watch == null) {
            return;
        }
        watch.cancel(false);
        watch = null;
        jumpHost.tunnels().end();
        speakers.execute(() -> {
            try {
                close();
            } catch (IOException e) {
                assert e != null; // the jump host is gone, and the tunnel with it
            }
        });
    }

    @Override
    public InputStream getInputStream() {
        return new FilterInputStream(signs.heard(super.getInputStream())) {
            @Override
            public int read() throws IOException {
                try {
                    return in.read();
                } catch (IOException e) {
                    throw lost(e);
                }
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                try {
                    return in.read(bytes, offset, length);
                } catch (IOException e) {
                    throw lost(e);
                }
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return signs.taken(super.getOutputStream());
    }

    @Override
    protected void sendClose() throws TransportException {
        WaitingWriters.close(super::sendClose, rwin);
    }

    @Override
    protected void closeAllStreams() {
        WaitingWriters.answer(this::sendClose);
        super.closeAllStreams();
    }

    @Override
    public void notifyError(SSHException error) {
        WaitingWriters.end(error, openEvent, rwin);
        super.notifyError(error);
    }
}
