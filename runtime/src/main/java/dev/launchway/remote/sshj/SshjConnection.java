package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.ConnectFailedException.Reason;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.RemoteCommand;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.connection.channel.OpenFailException;

/** A connection of sshj. */
final class SshjConnection implements Connection {

    /** With pauses that double: for ten seconds, since the server may have much else to do. */
    private static final int ATTEMPTS = 10;

    private static final long FIRST_PAUSE_MILLIS = 20;

    private final SshjLink link;
    private final String user;

    SshjConnection(SshjLink link, String user) {
        this.link = link;
        this.user = user;
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public RemoteCommand start(String command) throws ConnectFailedException {
        try {
            CommandChannel channel = channel();
            channel.exec(command);
            return new SshjCommand(channel);
        } catch (OpenFailException e) {
            throw new ConnectFailedException(
                    Reason.LOST,
                    "the host refuses to start a command: " + e.getMessage(),
                    "does MaxSessions of its sshd_config allow one?");
        } catch (IOException e) {
            throw new ConnectFailedException(
                    Reason.LOST, "the connection does not carry a command: " + e.getMessage(), "");
        }
    }

    /** A server counts a session until it has seen the end of its last process, a moment after it has closed it. */
    private CommandChannel channel() throws IOException {
        long pause = FIRST_PAUSE_MILLIS;
        for (int attempt = 1; ; attempt++) {
            try {
                return Ended.told(link.client(), this::open);
            } catch (OpenFailException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            pause *= 2;
        }
    }

    private CommandChannel open() throws IOException {
        CommandChannel channel = new CommandChannel(link.client().getConnection());
        channel.open();
        return channel;
    }

    @Override
    public void close() {
        link.close();
    }
}
