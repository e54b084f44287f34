package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.ConnectFailedException.Reason;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.Destination;
import dev.launchway.remote.transport.Handshakes;
import dev.launchway.remote.transport.Jump;
import dev.launchway.remote.transport.Passphrases;
import dev.launchway.remote.transport.SharedConnections;
import dev.launchway.remote.transport.SshConfiguration;
import dev.launchway.remote.transport.SshSettings;
import dev.launchway.remote.transport.Timeouts;
import dev.launchway.remote.transport.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.transport.TransportImpl;

/**
 * Reaches hosts by sshj, with the settings of the user's {@code ssh_config}. Hosts behind one jump host share the connection to it.
 */
public final class SshjTransport implements Transport {

    /** Enough for any way that leads somewhere. */
    private static final int MOST_JUMPS = 16;

    /** What sshj says when two sides have no algorithm in common. */
    private static final Pattern NO_SETTLEMENT =
            Pattern.compile("Unable to reach a settlement of (\\w+): \\[.*\\] and \\[(.*)\\]");

    /** What sshj says of the end of a connection. */
    private static final String END = "Broken transport; encountered EOF";

    private final SshConfiguration configuration;
    private final Passphrases passphrases;
    private final Handshakes handshakes = new Handshakes();
    private final SharedConnections<SshjLink> hops = new SharedConnections<>(SshjLink::stands, SshjLink::close);
    private final Algorithms algorithms = new Algorithms();
    private final Timeouts timeouts = new Timeouts();
    private final Map<Path, IdentityFile> identities = new ConcurrentHashMap<>();
    private final HostKeyFiles.Cache hostKeyFiles = new HostKeyFiles.Cache();

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
    public Connection connect(Destination destination, Consumer<String> progress) throws ConnectFailedException {
        SshSettings settings = configuration.settings(destination);
        requireKnownWay(settings, destination, settings.jumps());
        Optional<SharedConnections<SshjLink>.Share> before = through(settings.jumps(), 0, progress);
        return new SshjConnection(reach(settings, destination, before, progress), settings.user());
    }

    /** A share in the connection to the last of several jump hosts, which leads through those before it. */
    private Optional<SharedConnections<SshjLink>.Share> through(
            List<String> jumps, int depth, Consumer<String> progress) throws ConnectFailedException {
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

    private SshjLink hop(List<String> jumps, int depth, Consumer<String> progress) throws ConnectFailedException {
        int last = jumps.size() - 1;
        try {
            Destination destination = Jump.parse(jumps.get(last));
            SshSettings settings = configuration.settings(destination);
            List<String> before = last > 0 ? jumps.subList(0, last) : settings.jumps();
            requireKnownWay(settings, destination, before);
            return reach(settings, destination, through(before, depth + 1, progress), progress);
        } catch (ConnectFailedException e) {
            throw new ConnectFailedException(
                    e.reason(), "the jump host " + jumps.get(last) + ": " + e.getMessage(), e.help());
        }
    }

    /** What decides about in or out must not be left aside. */
    private static void requireKnownWay(SshSettings settings, Destination destination, List<String> jumps)
            throws ConnectFailedException {
        if (jumps.isEmpty() && settings.proxyCommand().isPresent()) {
            throw Unsupported.because("ssh_config asks for a ProxyCommand for " + destination.host());
        }
        if (!settings.otherWishes().isEmpty()) {
            throw Unsupported.because(
                    "ssh_config asks for " + settings.otherWishes().get(0));
        }
    }

    private SshjLink reach(
            SshSettings settings,
            Destination destination,
            Optional<SharedConnections<SshjLink>.Share> before,
            Consumer<String> progress)
            throws ConnectFailedException {
        try {
            return handshakes.at(place(settings), () -> login(settings, destination, before), progress);
        } catch (ConnectFailedException e) {
            before.ifPresent(SharedConnections.Share::close);
            throw e;
        }
    }

    private SshjLink login(
            SshSettings settings, Destination destination, Optional<SharedConnections<SshjLink>.Share> before)
            throws ConnectFailedException {
        ClientConfig config = config().allowedBy(settings.algorithms());
        HostKeyCheck keys = new HostKeyCheck(
                HostKeyPins.parse(destination.hostKeys()),
                settings,
                hostKeyFiles.of(settings.hostKeys()),
                Factory.Named.Util.getNames(config.getKeyAlgorithms()));
        SSHClient client = client(config, settings, keys);
        Optional<WatchedTunnel> tunnel = before.map(share -> new WatchedTunnel(
                share.connection().client().getConnection(),
                settings.hostName(),
                settings.port(),
                timeouts,
                patience(settings)));
        try {
            open(client, settings, tunnel);
            new Authentication(client, settings, this::identity).run();
            return new SshjLink(client, tunnel, before);
        } catch (ConnectFailedException e) {
            discard(client, tunnel);
            throw e;
        } catch (TransportException e) {
            discard(client, tunnel);
            if (keys.refusal() != null) {
                throw keys.refusal();
            }
            String nothingInCommon = nothingInCommon(e);
            if (!nothingInCommon.isEmpty()) {
                throw Unsupported.because(nothingInCommon);
            }
            boolean unheard = !new SshjLink(client, tunnel, before).identified();
            throw new ConnectFailedException(
                    unheard || hangsUp(client, e) ? Reason.BUSY : Reason.UNREACHABLE,
                    place(settings) + ": " + e.getMessage(),
                    "");
        } catch (IOException e) {
            discard(client, tunnel);
            throw unreachable(settings, e, tunnel.isPresent());
        }
    }

    /** Whether the other side ended the connection without a reason, before it had proved who it is. */
    private static boolean hangsUp(SSHClient client, TransportException e) {
        boolean exchanging = client.getTransport() instanceof TransportImpl transport && !transport.isKexDone();
        boolean ended = END.equals(e.getMessage()) || e.getCause() instanceof SocketException;
        return exchanging && ended;
    }

    /** What the host offers that sshj has not. */
    private static String nothingInCommon(TransportException e) {
        Matcher match = NO_SETTLEMENT.matcher(String.valueOf(e.getMessage()));
        return match.find() ? "the host offers as " + match.group(1) + " only " + match.group(2) : "";
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

    private SSHClient client(ClientConfig config, SshSettings settings, HostKeyCheck keys) {
        SSHClient client = new SSHClient(config);
        int millis = Math.toIntExact(settings.connectTimeout().toMillis());
        Duration patience = patience(settings);
        client.setSocketFactory(new WatchedSockets(timeouts, patience));
        client.setConnectTimeout(millis);
        client.getTransport().setTimeoutMs(millis);
        client.getConnection().setTimeoutMs(Math.max(millis, Math.toIntExact(patience.toMillis())));
        client.addHostKeyVerifier(keys);
        client.getConnection()
                .getKeepAlive()
                .setKeepAliveInterval(Math.toIntExact(settings.aliveInterval().toSeconds()));
        return client;
    }

    private ClientConfig config() throws ConnectFailedException {
        try {
            return algorithms.config();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** What accepts a connection and then says nothing would be waited for without an end. */
    private void open(SSHClient client, SshSettings settings, Optional<WatchedTunnel> tunnel) throws IOException {
        Duration most = settings.connectTimeout().multipliedBy(2);
        try (Timeouts.Timeout timeout = timeouts.set(most, () -> discard(client, tunnel))) {
            try {
                if (tunnel.isEmpty()) {
                    client.connect(settings.hostName(), settings.port());
                } else {
                    tunnel.get().open();
                    tunnel.get().watch();
                    client.connectVia(tunnel.get());
                }
            } catch (IOException e) {
                if (timeout.expired()) {
                    throw new ConnectFailedException(
                            Reason.UNREACHABLE,
                            place(settings) + " takes connections, and says nothing within " + most.toSeconds() + " s",
                            "does sshd run there?");
                }
                throw e;
            }
        }
    }

    private IdentityFile identity(Path file) {
        return identities.computeIfAbsent(file, path -> IdentityFile.read(path, passphrases));
    }

    private static String place(SshSettings settings) {
        return settings.hostName() + ":" + settings.port();
    }

    private static ConnectFailedException unreachable(SshSettings settings, IOException e, boolean byJumpHost) {
        String place = place(settings);
        if (byJumpHost && e instanceof OpenFailException) {
            return new ConnectFailedException(
                    Reason.UNREACHABLE,
                    "the jump host does not connect to " + place + ": " + e.getMessage(),
                    "is the host up, does sshd run there, and does AllowTcpForwarding of the jump host's sshd_config allow it?");
        }
        if (e instanceof UnknownHostException) {
            return new ConnectFailedException(
                    Reason.UNKNOWN_NAME,
                    "the name " + settings.hostName() + " has no address",
                    "mend the name, or set address at the host in the environment");
        }
        if (e instanceof SocketTimeoutException) {
            return new ConnectFailedException(
                    Reason.UNREACHABLE,
                    place + " does not answer within "
                            + settings.connectTimeout().toSeconds() + " s",
                    "is the host up, and is the way to it open?");
        }
        if (e instanceof NoRouteToHostException || e instanceof ConnectException) {
            return new ConnectFailedException(
                    Reason.UNREACHABLE, place + ": " + e.getMessage(), "is the host up, and does sshd run there?");
        }
        return new ConnectFailedException(Reason.UNREACHABLE, place + ": " + e.getMessage(), "");
    }

    private static ConnectFailedException interrupted() {
        Thread.currentThread().interrupt();
        return new ConnectFailedException(Reason.LOST, "interrupted", "");
    }
}
