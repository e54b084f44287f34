package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.ConnectFailedException.Reason;
import dev.launchway.remote.transport.Destination;
import dev.launchway.remote.transport.SharedConnections;
import dev.launchway.remote.transport.SshSettings;
import dev.launchway.remote.transport.Timeouts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.transport.TransportException;

/**
 * A login at one server.
 *
 * @param settings how to reach it
 * @param destination what the environment says of it
 * @param before a share in the connection to the jump host before it
 * @param shared what all logins have in common
 */
record SshjLogin(
        SshSettings settings,
        Destination destination,
        Optional<SharedConnections<SshjLink>.Share> before,
        Shared shared) {

    /** What sshj says when two sides have no algorithm in common. */
    private static final Pattern NO_SETTLEMENT =
            Pattern.compile("Unable to reach a settlement of (\\w+): \\[.*\\] and \\[(.*)\\]");

    /**
     * What {@code sshd} says when it cannot even begin to connect, as when its process for a connection may open no more sockets. A
     * host that refuses or does not answer is told in other words.
     */
    private static final String NOT_BEGUN = "open failed";

    /**
     * What all logins have in common.
     *
     * @param algorithms what is offered
     * @param timeouts look after connections
     * @param speakers wait where a server takes no word
     * @param hostKeys the files of host keys
     * @param identities reads a file of a key of the user
     */
    record Shared(
            Algorithms algorithms,
            Timeouts timeouts,
            Executor speakers,
            HostKeyFiles.Cache hostKeys,
            Function<Path, IdentityFile> identities) {}

    /**
     * Logs in.
     *
     * @return empty where the jump host does not lead to another host besides those that it leads to
     */
    Optional<SshjLink> run() throws ConnectFailedException {
        ClientConfig config = config().allowedBy(settings.algorithms());
        HostKeyCheck keys = new HostKeyCheck(
                HostKeyPins.parse(destination.hostKeys()),
                settings,
                shared.hostKeys.of(settings.hostKeys()),
                Factory.Named.Util.getNames(config.getKeyAlgorithms()));
        SSHClient client = client(config, keys);
        Optional<WatchedTunnel> tunnel = before.map(this::tunnel);
        Future<?> questions =
                Questions.ask(client.getConnection(), settings.aliveInterval(), shared.timeouts, shared.speakers);
        SshjLink link = new SshjLink(place(), client, tunnel, before, new Tunnels(), questions);
        try {
            open(link);
            new Authentication(client, settings, shared.identities).run();
            return Optional.of(link);
        } catch (ConnectFailedException e) {
            link.breakOff();
            throw e;
        } catch (OpenFailException e) {
            link.breakOff();
            if (isFull(e)) {
                return Optional.empty();
            }
            throw refused(e);
        } catch (TransportException e) {
            link.breakOff();
            throw failed(link, keys, e);
        } catch (IOException e) {
            link.breakOff();
            throw unreachable(e);
        }
    }

    private WatchedTunnel tunnel(SharedConnections<SshjLink>.Share share) {
        return new WatchedTunnel(
                share.connection(), settings.hostName(), settings.port(), shared.timeouts, patience(), shared.speakers);
    }

    private ClientConfig config() throws ConnectFailedException {
        try {
            return shared.algorithms.config();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** After as long without a sign of life {@code ssh} gives a host up, too. */
    private Duration patience() {
        return settings.aliveInterval().multipliedBy(settings.aliveCount() + 1L);
    }

    private SSHClient client(ClientConfig config, HostKeyCheck keys) {
        SSHClient client = new SSHClient(config);
        int millis = Math.toIntExact(settings.connectTimeout().toMillis());
        client.setSocketFactory(new WatchedSockets(shared.timeouts, patience()));
        client.setConnectTimeout(millis);
        client.getTransport().setTimeoutMs(millis);
        client.getConnection()
                .setTimeoutMs(Math.max(millis, Math.toIntExact(patience().toMillis())));
        client.addHostKeyVerifier(keys);
        return client;
    }

    /** What accepts a connection and then says nothing would be waited for without an end. */
    private void open(SshjLink link) throws IOException {
        Duration most = settings.connectTimeout().multipliedBy(2);
        try (Timeouts.Timeout timeout = shared.timeouts.set(most, link::breakOff)) {
            try {
                Ended.toldWhileConnecting(link.client(), () -> connect(link));
            } catch (IOException e) {
                if (timeout.expired()) {
                    throw new ConnectFailedException(
                            Reason.UNREACHABLE,
                            place() + " takes connections, and says nothing within " + most.toSeconds() + " s",
                            "does sshd run there?");
                }
                throw e;
            }
        }
    }

    private Void connect(SshjLink link) throws IOException {
        if (link.tunnel().isEmpty()) {
            link.client().connect(settings.hostName(), settings.port());
        } else {
            link.tunnel().get().connect();
            link.client().connectVia(link.tunnel().get());
        }
        return null;
    }

    String place() {
        return settings.hostName() + ":" + settings.port();
    }

    /** What is refused for lack of room, or perhaps for that, is worth another connection where this one leads to others. */
    private boolean isFull(OpenFailException e) throws ConnectFailedException {
        boolean maybe =
                switch (e.getReason()) {
                    case RESOURCE_SHORTAGE, ADMINISTRATIVELY_PROHIBITED -> true;
                    default -> NOT_BEGUN.equals(e.getMessage());
                };
        try {
            return maybe && before.orElseThrow().connection().tunnels().any();
        } catch (InterruptedException interruption) {
            throw interrupted();
        }
    }

    private ConnectFailedException refused(OpenFailException e) {
        return new ConnectFailedException(
                Reason.UNREACHABLE,
                "the jump host does not connect to " + place() + ": " + e.getMessage(),
                "is the host up, does sshd run there, and does AllowTcpForwarding of the jump host's sshd_config allow it?");
    }

    private ConnectFailedException failed(SshjLink link, HostKeyCheck keys, TransportException e) {
        if (keys.refusal() != null) {
            return keys.refusal();
        }
        Matcher match = NO_SETTLEMENT.matcher(String.valueOf(e.getMessage()));
        if (match.find()) {
            return Unsupported.because("the host offers as " + match.group(1) + " only " + match.group(2));
        }
        boolean hangsUp = !link.identified() || !link.isProved() && Ended.isWithoutReason(e);
        return new ConnectFailedException(
                hangsUp && stands(before) ? Reason.BUSY : Reason.UNREACHABLE, place() + ": " + e.getMessage(), "");
    }

    private static boolean stands(Optional<SharedConnections<SshjLink>.Share> before) {
        return before.isEmpty() || before.get().connection().stands();
    }

    private ConnectFailedException unreachable(IOException e) {
        if (e instanceof UnknownHostException) {
            return new ConnectFailedException(
                    Reason.UNKNOWN_NAME,
                    "the name " + settings.hostName() + " has no address",
                    "mend the name, or set address at the host in the environment");
        }
        if (e instanceof SocketTimeoutException) {
            return new ConnectFailedException(
                    Reason.UNREACHABLE,
                    place() + " does not answer within "
                            + settings.connectTimeout().toSeconds() + " s",
                    "is the host up, and is the way to it open?");
        }
        if (e instanceof NoRouteToHostException || e instanceof ConnectException) {
            return new ConnectFailedException(
                    Reason.UNREACHABLE, place() + ": " + e.getMessage(), "is the host up, and does sshd run there?");
        }
        return new ConnectFailedException(Reason.UNREACHABLE, place() + ": " + e.getMessage(), "");
    }

    private static ConnectFailedException interrupted() {
        Thread.currentThread().interrupt();
        return new ConnectFailedException(Reason.LOST, "interrupted", "");
    }
}
