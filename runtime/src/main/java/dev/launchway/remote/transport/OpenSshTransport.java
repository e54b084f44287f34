package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailedException.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reaches hosts by the system's {@code ssh}: one process for each connection, with all that {@code ssh_config} says about the way to
 * the host, and one for each command that runs over it. Hosts behind one jump host share the connection to it. It never asks for
 * anything; keys with a passphrase belong into the agent.
 */
public final class OpenSshTransport implements Transport {

    /** Enough for any way that leads somewhere. */
    private static final int MOST_JUMPS = 16;

    private final SshConfiguration configuration;
    private final OpenSshCommandLines lines;
    private final Path temporary;
    private final Handshakes handshakes = new Handshakes();
    private final SharedConnections<Hop> hops =
            new SharedConnections<>(hop -> hop.master.stands(), hop -> close(hop.master, hop.before));
    private ControlDirectory directory;

    /**
     * Prepares the transport.
     *
     * @param configuration tells what {@code ssh_config} says
     * @param ssh the client, a name or a path
     * @param temporary where sockets and files of pinned host keys go
     */
    public OpenSshTransport(SshConfiguration configuration, String ssh, Path temporary) {
        this.configuration = configuration;
        this.lines = new OpenSshCommandLines(ssh);
        this.temporary = temporary;
    }

    /** A connection to a jump host, and its share in the one to the jump host before it. */
    private record Hop(OpenSshMaster master, Optional<SharedConnections<Hop>.Share> before) {}

    @Override
    public Connection connect(Destination destination, Consumer<String> progress) throws ConnectFailedException {
        SshSettings settings = configuration.settings(destination);
        Optional<SharedConnections<Hop>.Share> through = through(settings.jumps(), 0, progress);
        OpenSshMaster master = login(destination, settings, through, progress);
        return new Connection() {
            @Override
            public RemoteCommand start(String command) throws ConnectFailedException {
                return master.start(command);
            }

            @Override
            public String user() {
                return settings.user();
            }

            @Override
            public void close() {
                OpenSshTransport.close(master, through);
            }
        };
    }

    private static void close(OpenSshMaster master, Optional<SharedConnections<Hop>.Share> before) {
        master.close();
        before.ifPresent(SharedConnections.Share::close);
    }

    /** A share in the connection to the last of several jump hosts, which leads through those before it. */
    private Optional<SharedConnections<Hop>.Share> through(List<String> jumps, int depth, Consumer<String> progress)
            throws ConnectFailedException {
        if (jumps.isEmpty()) {
            return Optional.empty();
        }
        if (depth == MOST_JUMPS) {
            throw new ConnectFailedException(
                    Reason.CONFIGURATION,
                    "the way to the host leads through more than " + MOST_JUMPS + " jump hosts",
                    "does ProxyJump go in a circle?");
        }
        return Optional.of(hops.share(String.join(",", jumps), () -> hop(jumps, depth, progress)));
    }

    private Hop hop(List<String> jumps, int depth, Consumer<String> progress) throws ConnectFailedException {
        int last = jumps.size() - 1;
        try {
            Destination destination = Jump.parse(jumps.get(last));
            SshSettings settings = configuration.settings(destination);
            Optional<SharedConnections<Hop>.Share> before =
                    through(last > 0 ? jumps.subList(0, last) : settings.jumps(), depth + 1, progress);
            return new Hop(login(destination, settings, before, progress), before);
        } catch (ConnectFailedException e) {
            throw new ConnectFailedException(
                    e.reason(), "the jump host " + jumps.get(last) + ": " + e.getMessage(), e.help());
        }
    }

    private OpenSshMaster login(
            Destination destination,
            SshSettings settings,
            Optional<SharedConnections<Hop>.Share> before,
            Consumer<String> progress)
            throws ConnectFailedException {
        try {
            ControlDirectory files = directory();
            boolean pinned = !destination.hostKeys().isEmpty();
            OpenSshCommandLines.Way way = new OpenSshCommandLines.Way(
                    before.map(share -> share.connection().master().socket()),
                    pinned ? Optional.of(files.pins(destination)) : Optional.empty());
            String server = settings.hostName() + ":" + settings.port();
            try {
                return handshakes.at(
                        server,
                        () -> OpenSshMaster.connect(lines, destination, settings, way, files.socket()),
                        progress);
            } catch (ConnectFailedException e) {
                OpenSshMaster users = e.reason() == Reason.AUTHENTICATION && !pinned ? ofUser(settings) : null;
                if (users == null) {
                    throw e;
                }
                return users;
            }
        } catch (ConnectFailedException e) {
            before.ifPresent(SharedConnections.Share::close);
            throw e;
        }
    }

    /** People who log in with what no program can do hold a connection open for their programs. */
    private OpenSshMaster ofUser(SshSettings settings) throws ConnectFailedException {
        return settings.controlPath().isPresent()
                ? OpenSshMaster.ofUser(lines, settings.controlPath().get())
                : null;
    }

    private synchronized ControlDirectory directory() throws ConnectFailedException {
        if (directory == null) {
            directory = ControlDirectory.create(temporary, lines.ssh());
        }
        return directory;
    }
}
