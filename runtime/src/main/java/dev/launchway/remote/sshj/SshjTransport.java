package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.Alarms;
import dev.launchway.remote.transport.ConnectFailed;
import dev.launchway.remote.transport.ConnectFailed.Reason;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.Destination;
import dev.launchway.remote.transport.Passphrases;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;

/** Reaches hosts by sshj, with the settings of the user's {@code ssh_config}. */
public final class SshjTransport implements Transport {

    /** sshd drops connections at random when many begin at once (MaxStartups of sshd_config). */
    private static final int ATTEMPTS = 4;

    private static final long FIRST_PAUSE_MILLIS = 200;

    /** What is written goes into large buffers, which a slow line empties in its own time. */
    private static final int WRITE_PATIENCE = 4;

    private final SshConfiguration configuration;
    private final Passphrases passphrases;
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
        List<SSHClient> way = new ArrayList<>();
        try {
            for (String jump : settings.jumps()) {
                Destination hop = Jump.parse(jump);
                way.add(reach(configuration.settings(hop), hop, way));
            }
            way.add(reach(settings, destination, way));
        } catch (ConnectFailed e) {
            SshjConnection.close(way);
            throw e;
        }
        return new SshjConnection(way, settings.user());
    }

    private SSHClient reach(SshSettings settings, Destination destination, List<SSHClient> way) throws ConnectFailed {
        long pause = FIRST_PAUSE_MILLIS;
        for (int attempt = 1; ; attempt++) {
            HostKeyCheck keys = new HostKeyCheck(
                    HostKeyPins.parse(destination.hostKeys()),
                    settings.keyName(),
                    settings.hostKeyAlias().isPresent() ? 22 : settings.port(),
                    knownHosts(settings.knownHosts()));
            SSHClient client = client(settings, keys);
            try {
                open(client, settings, way);
                new Authentication(client, settings, this::identity).run();
                return client;
            } catch (TransportException e) {
                discard(client);
                if (keys.refusal() != null) {
                    throw keys.refusal();
                }
                if (attempt == ATTEMPTS) {
                    throw new ConnectFailed(Reason.UNREACHABLE, settings.hostName() + ": " + e.getMessage(), "");
                }
                pause(pause);
                pause *= 2;
            } catch (ConnectFailed e) {
                discard(client);
                throw e;
            } catch (IOException e) {
                discard(client);
                throw unreachable(settings, e);
            }
        }
    }

    /** Gives up an attempt; the hosts on the way stay connected. */
    private static void discard(SSHClient client) {
        SshjConnection.close(List.of(client));
        if (client.getSocket() == null) {
            try {
                client.close();
            } catch (IOException e) {
                assert e != null; // it is gone, which is what was wanted
            }
        }
    }

    private SSHClient client(SshSettings settings, HostKeyCheck keys) throws ConnectFailed {
        SSHClient client = new SSHClient(config());
        int millis = Math.toIntExact(settings.connectTimeout().toMillis());
        Duration writing = settings.aliveInterval().multipliedBy((long) WRITE_PATIENCE * settings.aliveCount());
        client.setSocketFactory(new WatchedSockets(alarms, writing));
        client.setConnectTimeout(millis);
        client.getTransport().setTimeoutMs(millis);
        client.getConnection().setTimeoutMs(Math.max(millis, Math.toIntExact(writing.toMillis())));
        client.addHostKeyVerifier(keys);
        KeepAliveRunner alive = (KeepAliveRunner) client.getConnection().getKeepAlive();
        alive.setKeepAliveInterval(Math.toIntExact(settings.aliveInterval().toSeconds()));
        alive.setMaxAliveCount(settings.aliveCount());
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
    private void open(SSHClient client, SshSettings settings, List<SSHClient> way) throws IOException {
        List<SSHClient> all = new ArrayList<>(way);
        all.add(client);
        Duration most = settings.connectTimeout().multipliedBy(2);
        try (Alarms.Alarm alarm = alarms.set(most, () -> SshjConnection.close(all))) {
            try {
                if (way.isEmpty()) {
                    client.connect(settings.hostName(), settings.port());
                } else {
                    client.connectVia(
                            way.get(way.size() - 1).newDirectConnection(settings.hostName(), settings.port()));
                }
            } catch (IOException e) {
                if (alarm.wentOff()) {
                    throw new ConnectFailed(
                            Reason.UNREACHABLE,
                            settings.hostName() + ":" + settings.port() + " takes connections, and says nothing within "
                                    + most.toSeconds() + " s",
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

    private static ConnectFailed unreachable(SshSettings settings, IOException e) {
        String place = settings.hostName() + ":" + settings.port();
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

    private static void pause(long millis) throws ConnectFailed {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static ConnectFailed interrupted() {
        Thread.currentThread().interrupt();
        return new ConnectFailed(Reason.LOST, "interrupted", "");
    }
}
