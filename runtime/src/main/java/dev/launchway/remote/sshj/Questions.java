package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.Timeouts;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.transport.TransportException;

/**
 * Asks a host for a sign of life, from time to time; {@link SignsOfLife} hears it, and whatever else the host says. sshj would have a
 * thread for each connection do that; here there is one only while a question is written.
 */
final class Questions {

    private final Connection connection;
    private final Executor speakers;
    private final AtomicBoolean asking = new AtomicBoolean();

    private Questions(Connection connection, Executor speakers) {
        this.connection = connection;
        this.speakers = speakers;
    }

    /**
     * Begins to ask, as soon as there is a login.
     *
     * @param connection to whom
     * @param pause the time between two questions
     * @param timeouts look from time to time
     * @param speakers wait where the host takes no word
     * @return ends it when cancelled
     */
    static Future<?> ask(Connection connection, Duration pause, Timeouts timeouts, Executor speakers) {
        Questions questions = new Questions(connection, speakers);
        return timeouts.every(pause, questions::look);
    }

    private void look() {
        boolean loggedIn = connection.equals(connection.getTransport().getService());
        if (loggedIn && asking.compareAndSet(false, true)) {
            speakers.execute(this::ask);
        }
    }

    private void ask() {
        try {
            connection.sendGlobalRequest("keepalive@openssh.com", true, new byte[0]);
            asking.set(false);
        } catch (TransportException e) {
            connection.getTransport().die(e);
        }
    }
}
