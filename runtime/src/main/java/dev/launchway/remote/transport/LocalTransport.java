package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailed.Reason;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes this machine for the host: commands run in a shell of the user who runs the controller. */
public final class LocalTransport implements Transport {

    /** Prepares the transport. */
    public LocalTransport() {}

    @Override
    public Connection connect(Destination destination) {
        return new Connection() {
            private final Set<Process> processes = ConcurrentHashMap.newKeySet();

            @Override
            public RemoteCommand start(String command) throws ConnectFailed {
                try {
                    Process process = new ProcessBuilder("/bin/sh", "-c", command).start();
                    processes.removeIf(other -> !other.isAlive());
                    processes.add(process);
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
                processes.forEach(Process::destroy);
            }
        };
    }
}
