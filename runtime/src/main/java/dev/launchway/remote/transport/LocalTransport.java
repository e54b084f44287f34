package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailed.Reason;
import java.io.IOException;

/** Takes this machine for the host: commands run in a shell of the user who runs the controller. */
public final class LocalTransport implements Transport {

    /** Prepares the transport. */
    public LocalTransport() {}

    @Override
    public Connection connect(Destination destination) {
        return new Connection() {
            @Override
            public RemoteCommand start(String command) throws ConnectFailed {
                try {
                    Process process = new ProcessBuilder("/bin/sh", "-c", command).start();
                    return new ProcessCommand(process, process.getErrorStream());
                } catch (IOException e) {
                    throw new ConnectFailed(Reason.UNREACHABLE, "/bin/sh cannot be started: " + e.getMessage(), "");
                }
            }

            @Override
            public String user() {
                return System.getProperty("user.name");
            }

            @Override
            public void close() {
                // there is nothing that a local connection holds
            }
        };
    }
}
