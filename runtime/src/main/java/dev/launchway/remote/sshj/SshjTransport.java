package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.Alarms;
import dev.launchway.remote.transport.ConnectFailed;
import dev.launchway.remote.transport.ConnectFailed.Reason;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.Destination;
import dev.launchway.remote.transport.Handshakes;
import dev.launchway.remote.transport.Jump;
import dev.launchway.remote.transport.Passphrases;
import dev.launchway.remote.transport.SharedConnections;
import dev.launchway.remote.transport.SshConfiguration;
import dev.launchway.remote.transport.SshSettings;
import dev.launchway.remote.transport.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.transport.TransportException;

/**
 * Reaches hosts by sshj, with the settings of the user's {@code ssh_config}. Hosts behind one jump host share the connection to it.
 */
public final class SshjTransport implements Transport {

    /** Enough for any way that leads somewhere. */
    private static final int MOST_JUMPS = 16;

    private final SshConfiguration configuration;
    private final Passphrases passphrases;
    private final Handshakes handshakes = new Handshakes();
    private final SharedConnections<SshjLink> hops = new SharedConnections<>(SshjLink::stands, SshjLink::close);
    private final Algorithms algorithms = new Algorithms();
    private final Alarms alarms = new Alarms();
    private final Map<Path, IdentityFile> identities = new ConcurrentHashMap<>();
    private final Map<Path, KnownHostLines> knownHosts = new ConcurrentHashMap<>();

    /**
     * Prepares the transport.
     *
     * @param configuration tells what {@code ssh_config} says
     * @param passphrases for encrypted keys
     */
    public SshjTransport(SshConfiguration configuration, Passphrases passphrases) {
        this.configuration = configuration;
        this.passphrases = passphrases;
    }

    @Override
    public Connection connect(Destination destination) throws ConnectFailed {
        SshSettings settings = configuration.settings(destination);
        if (settings.proxyCommand().isPresent() && settings.jumps().isEmpty()) {
            throw new ConnectFailed(
                    Reason.CONFIGURATION,
                    "ssh_config asks for a ProxyCommand, which the built-in client does not know",
                    "use ProxyJump, or set transport = \"openssh\"");
        }
        return new SshjConnection(reach(settings, destination, through(settings.jumps(), 0)), settings.user());
    }

    /** A share in the connection to the last of several jump hosts, which leads through those before it. */
    private Optional<SharedConnections<SshjLink>.Share> through(List<String> jumps, int depth) throws ConnectFailed {
        if (jumps.isEmpty()) {
            return Optional.empty();
        }
        if (depth == MOST_JUMPS) {
            throw new ConnectFailed(
                    Reason.CONFIGURATION,
                    "the way to the host leads through more than " + MOST_JUMPS + " jump hosts",
                    "does ProxyJump go in a circle?");
        }
        return Optional.of(hops.share(String.join(",", jumps), () -> hop(jumps, depth)));
    }

    private SshjLink hop(List<String> jumps, int depth) throws ConnectFailed {
        int last = jumps.size() - 1;
        try {
            Destination destination = Jump.parse(jumps.get(last));
            SshSettings settings = configuration.settings(destination);
            return reach(
                    settings, destination, through(last > 0 ? jumps.subList(0, last) : settings.jumps(), depth + 1));
        } catch (ConnectFailed e) {
            throw new ConnectFailed(e.reason(), "the jump host " + jumps.get(last) + ": " + e.getMessage(), e.help());
        }
    }

    private SshjLink reach(
            SshSettings settings, Destination destination, Optional<SharedConnections<SshjLink>.Share> before)
            throws ConnectFailed {
        try {
            return handshakes.at(place(settings), () -> login(settings, destination, before));
        } catch (ConnectFailed e) {
            before.ifPresent(SharedConnections.Share::close);
            throw e;
        }
    }

    private SshjLink login(
            SshSettings settings, Destination destination, Optional<SharedConnections<SshjLink>.Share> before)
            throws ConnectFailed {
        HostKeyCheck keys = new HostKeyCheck(
                HostKeyPins.parse(destination.hostKeys()),
                settings.keyName(),
                settings.hostKeyAlias().isPresent() ? 22 : settings.port(),
                knownHosts(settings.knownHosts()));
        SSHClient client = client(settings, keys);
        Optional<WatchedTunnel> tunnel = before.map(share -> new WatchedTunnel(
                share.connection().client().getConnection(),
                settings.hostName(),
                settings.port(),
                alarms,
                patience(settings)));
        try {
            open(client, settings, tunnel);
            new Authentication(client, settings, this::identity).run();
            return new SshjLink(client, tunnel, before);
        } catch (ConnectFailed e) {
            discard(client, tunnel);
            throw e;
        } catch (TransportException e) {
            discard(client, tunnel);
            if (keys.refusal() != null) {
                throw keys.refusal();
            }
            boolean unheard = !new SshjLink(client, tunnel, before).identified();
            throw new ConnectFailed(
                    unheard ? Reason.BUSY : Reason.UNREACHABLE, place(settings) + ": " + e.getMessage(), "");
        } catch (IOException e) {
            discard(client, tunnel);
            throw unreachable(settings, e, tunnel.isPresent());
        }
    }

    /** Gives up an attempt; the hosts on the way stay connected. */
    private static void discard(SSHClient client, Optional<WatchedTunnel> tunnel) {
        new SshjLink(client, tunnel, Optional.empty()).close();
        if (client.getSocket() == null && tunnel.isEmpty()) {
            try {
                client.close();
            } catch (IOException e) {
                assert e != null; // it is gone, which is what was wanted
            }
        }
    }

    /** After as long without a sign of life {@code ssh} gives a host up, too. */
    private static Duration patience(SshSettings settings) {
        return settings.aliveInterval().multipliedBy(settings.aliveCount() + 1L);
    }

    private SSHClient client(SshSettings settings, HostKeyCheck keys) throws ConnectFailed {
        SSHClient client = new SSHClient(config());
        int millis = Math.toIntExact(settings.connectTimeout().toMillis());
        Duration patience = patience(settings);
        client.setSocketFactory(new WatchedSockets(alarms, patience));
        client.setConnectTimeout(millis);
        client.getTransport().setTimeoutMs(millis);
        client.getConnection().setTimeoutMs(Math.max(millis, Math.toIntExact(patience.toMillis())));
        client.addHostKeyVerifier(keys);
        client.getConnection()
                .getKeepAlive()
                .setKeepAliveInterval(Math.toIntExact(settings.aliveInterval().toSeconds()));
        return client;
    }

    private ClientConfig config() throws ConnectFailed {
        try {
            return algorithms.config();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** What accepts a connection and then says nothing would be waited for without an end. */
    private void open(SSHClient client, SshSettings settings, Optional<WatchedTunnel> tunnel) throws IOException {
        Duration most = settings.connectTimeout().multipliedBy(2);
        try (Alarms.Alarm alarm = alarms.set(most, () -> discard(client, tunnel))) {
            try {
                if (tunnel.isEmpty()) {
                    client.connect(settings.hostName(), settings.port());
                } else {
                    tunnel.get().open();
                    tunnel.get().watch();
                    client.connectVia(tunnel.get());
                }
            } catch (IOException e) {
                if (alarm.wentOff()) {
                    throw new ConnectFailed(
                            Reason.UNREACHABLE,
                            place(settings) + " takes connections, and says nothing within " + most.toSeconds() + " s",
                            "does sshd run there?");
                }
                throw e;
            }
        }
    }

    private IdentityFile identity(Path file) {
        return Files.isRegularFile(file)
                ? identities.computeIfAbsent(file, path -> new IdentityFile(path, passphrases))
                : null;
    }

    private Map<Path, KnownHostLines> knownHosts(List<Path> files) throws ConnectFailed {
        Map<Path, KnownHostLines> found = new LinkedHashMap<>();
        for (Path file : files) {
            KnownHostLines lines = knownHosts.get(file);
            try {
                if (lines == null && Files.exists(file)) {
                    lines = KnownHostLines.read(file);
                    knownHosts.put(file, lines);
                }
            } catch (IOException e) {
                throw new ConnectFailed(
                        Reason.CONFIGURATION, "cannot read the host keys in " + file + ": " + e.getMessage(), "");
            }
            if (lines != null) {
                found.put(file, lines);
            }
        }
        return found;
    }

    private static String place(SshSettings settings) {
        return settings.hostName() + ":" + settings.port();
    }

    private static ConnectFailed unreachable(SshSettings settings, IOException e, boolean byJumpHost) {
        String place = place(settings);
        if (byJumpHost && e instanceof OpenFailException) {
            return new ConnectFailed(
                    Reason.UNREACHABLE,
                    "the jump host does not connect to " + place + ": " + e.getMessage(),
                    "is the host up, does sshd run there, and does AllowTcpForwarding of the jump host's sshd_config allow it?");
        }
        if (e instanceof UnknownHostException) {
            return new ConnectFailed(
                    Reason.UNKNOWN_NAME,
                    "the name " + settings.hostName() + " has no address",
                    "mend the name, or set address at the host in the environment");
        }
        if (e instanceof SocketTimeoutException) {
            return new ConnectFailed(
                    Reason.UNREACHABLE,
                    place + " does not answer within "
                            + settings.connectTimeout().toSeconds() + " s",
                    "is the host up, and is the way to it open?");
        }
        if (e instanceof NoRouteToHostException || e instanceof ConnectException) {
            return new ConnectFailed(
                    Reason.UNREACHABLE, place + ": " + e.getMessage(), "is the host up, and does sshd run there?");
        }
        return new ConnectFailed(Reason.UNREACHABLE, place + ": " + e.getMessage(), "");
    }

    private static ConnectFailed interrupted() {
        Thread.currentThread().interrupt();
        return new ConnectFailed(Reason.LOST, "interrupted", "");
    }
}
