package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailedException.Reason;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Takes this machine for the host: commands run in a shell of the user who runs the controller. */
public final class LocalTransport implements Transport {

    /** Signals of a terminal are for the controller alone, which lets the component at hand finish. */
    private static final String UNDISTURBED =
            "command -v setsid >/dev/null&&exec setsid /bin/sh -c \"$1\"; exec /bin/sh -c \"$1\"";

    /** Prepares the transport. */
    public LocalTransport() {}

    @Override
    public Connection connect(Destination destination, Consumer<String> progress) {
        return new Connection() {
            private final Set<Process> processes = ConcurrentHashMap.newKeySet();

            @Override
            public RemoteCommand start(String command) throws ConnectFailedException {
                try {
                    Process process = new ProcessBuilder("/bin/sh", "-c", UNDISTURBED, "sh", command).start();
                    processes.removeIf(other -> !other.isAlive());
                    processes.add(process);
                    return new ProcessCommand(process, StandardError.read(process.getErrorStream()));
                } catch (IOException e) {
                    throw new ConnectFailedException(
                            Reason.UNREACHABLE, "/bin/sh cannot be started: " + e.getMessage(), "");
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
