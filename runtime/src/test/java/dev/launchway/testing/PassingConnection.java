package dev.launchway.testing;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.RemoteCommand;

/**
 * A connection that is another one but for how its commands are started.
 *
 * @param connection the other one
 * @param starting how a command is started there
 */
public record PassingConnection(Connection connection, Starting starting) implements Connection {

    /** Starts a command over another connection. */
    public interface Starting {
        RemoteCommand start(String command) throws ConnectFailedException;
    }

    @Override
    public RemoteCommand start(String command) throws ConnectFailedException {
        return starting.start(command);
    }

    @Override
    public String user() {
        return connection.user();
    }

    @Override
    public void close() {
        connection.close();
    }
}
