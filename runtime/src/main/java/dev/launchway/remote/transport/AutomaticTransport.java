package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailedException.Reason;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reaches hosts by the built-in client, and by the system's {@code ssh} where that cannot do what the host or {@code ssh_config}
 * asks for. Which of them is known before anybody has tried to log in.
 */
public final class AutomaticTransport implements Transport {

    private final Supplier<Transport> builtIn;
    private final Supplier<Transport> system;

    /**
     * Prepares the transport.
     *
     * @param builtIn the built-in client
     * @param system the system's {@code ssh}, asked for when it is needed
     */
    public AutomaticTransport(Supplier<Transport> builtIn, Supplier<Transport> system) {
        this.builtIn = builtIn;
        this.system = system;
    }

    @Override
    public Connection connect(Destination destination, Consumer<String> progress) throws ConnectFailedException {
        try {
            return builtIn.get().connect(destination, progress);
        } catch (ConnectFailedException e) {
            if (e.reason() != Reason.UNSUPPORTED) {
                throw e;
            }
            String note = "by the system's ssh: " + e.getMessage();
            try {
                return new BySystem(system.get().connect(destination, progress), note);
            } catch (ConnectFailedException failed) {
                throw told(failed, note);
            }
        }
    }

    private static ConnectFailedException told(ConnectFailedException failed, String note) {
        return new ConnectFailedException(failed.reason(), failed.getMessage() + " (" + note + ")", failed.help());
    }

    private record BySystem(Connection connection, String note) implements Connection {

        @Override
        public RemoteCommand start(String command) throws ConnectFailedException {
            try {
                return connection.start(command);
            } catch (ConnectFailedException e) {
                throw told(e, note);
            }
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
}
