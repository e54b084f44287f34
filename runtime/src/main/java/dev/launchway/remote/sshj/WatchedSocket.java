package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.Alarms;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;

/**
 * A socket that breaks when the other side takes nothing for too long. A write into a full buffer of a host that is gone would
 * block until the system gives up, after a quarter of an hour, and the keepalives of sshj would wait behind it.
 */
final class WatchedSocket extends Socket {

    /** Bounds what is on its way, so that a slow line shows progress often. */
    private static final int BUFFER = 256 * 1024;

    private static final int LOOKS = 4;

    private final Future<?> watch;
    private volatile long writingSince;
    private volatile boolean writing;

    WatchedSocket(Alarms alarms, Duration patience) throws IOException {
        setTcpNoDelay(true); // a request and its answer would wait for a timer otherwise
        setSendBufferSize(BUFFER);
        long most = patience.toNanos();
        watch = alarms.every(patience.dividedBy(LOOKS), () -> look(most));
    }

    private void look(long most) {
        if (writing && System.nanoTime() - writingSince > most) {
            breakOff();
        }
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
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                writingSince = System.nanoTime();
                writing = true;
                try {
                    out.write(bytes, from, length);
                } finally {
                    writing = false;
                }
            }
        };
    }
}
