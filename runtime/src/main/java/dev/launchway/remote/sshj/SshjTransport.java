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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Reaches hosts by sshj, with the settings of the user's {@code ssh_config}. Hosts behind one jump host share the connection to it;
 * where that does not lead to all of them, there is another one for the others.
 */
public final class SshjTransport implements Transport {

    /** Enough for any way that leads somewhere. */
    private static final int MOST_JUMPS = 16;

    /** Enough to say something. */
    private static final long STACK = 256 * 1024;

    private final SshConfiguration configuration;
    private final Handshakes handshakes = new Handshakes();
    private final SharedConnections<SshjLink> hops = new SharedConnections<>(SshjLink::stands, SshjLink::close);
    private final Map<Path, IdentityFile> identities = new ConcurrentHashMap<>();
    private final SshjLogin.Shared shared;

    /**
     * Prepares the transport.
     *
     * @param configuration tells what {@code ssh_config} says
     * @param passphrases for encrypted keys
     */
    public SshjTransport(SshConfiguration configuration, Passphrases passphrases) {
        this.configuration = configuration;
        ExecutorService speakers = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(null, task, "ssh", STACK);
            thread.setDaemon(true);
            return thread;
        });
        shared = new SshjLogin.Shared(
                new Algorithms(),
                new Timeouts(),
                speakers,
                new HostKeyFiles.Cache(),
                file -> identities.computeIfAbsent(file, path -> IdentityFile.read(path, passphrases)));
    }

    /** A way to a server. */
    private record Route(SshSettings settings, Destination destination, List<String> jumps, int depth) {}

    @Override
    public Connection connect(Destination destination, Consumer<String> progress) throws ConnectFailedException {
        SshSettings settings = configuration.settings(destination);
        requireKnownWay(settings, destination, settings.jumps());
        Route route = new Route(settings, destination, settings.jumps(), 0);
        return new SshjConnection(reach(route, progress), settings.user());
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
            return reach(new Route(settings, destination, before, depth + 1), progress);
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

    /** Each connection to a jump host that has no room has taken others before, so there is an end. */
    private SshjLink reach(Route route, Consumer<String> progress) throws ConnectFailedException {
        while (true) {
            Optional<SharedConnections<SshjLink>.Share> before = through(route.jumps, route.depth, progress);
            SshjLogin login = new SshjLogin(route.settings, route.destination, before, shared);
            boolean in = false;
            try {
                Optional<SshjLink> link = handshakes.at(login.place(), login::run, progress);
                in = link.isPresent();
                if (in) {
                    return link.get();
                }
                before.orElseThrow().leaveToOthers();
            } finally {
                if (!in) {
                    before.ifPresent(SharedConnections.Share::close);
                }
            }
        }
    }
}
