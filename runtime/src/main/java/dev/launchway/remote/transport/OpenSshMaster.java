package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailedException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A connection that one process of {@code ssh} holds, the master, and that others use by its socket. */
final class OpenSshMaster {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** For a login; what is waited for longer is a question that nobody answers. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration MOMENT = Duration.ofMillis(500);

    /** For the last words of an ssh that has ended; what it has started may hold its standard error open. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /** After it, a command counts as accepted by a client that does not say so. */
    private static final Duration ACCEPTANCE = Duration.ofSeconds(10);

    /** With pauses that double: for ten seconds, since the server may have much else to do. */
    private static final int COMMAND_ATTEMPTS = 10;

    private static final long FIRST_PAUSE_MILLIS = 20;

    private final OpenSshCommandLines lines;
    private final Path socket;
    private final Process process;
    private final StandardError errors;
    private final Set<Process> commands = ConcurrentHashMap.newKeySet();

    private OpenSshMaster(OpenSshCommandLines lines, Path socket, Process process, StandardError errors) {
        this.lines = lines;
        this.socket = socket;
        this.process = process;
        this.errors = errors;
    }

    /** Logs in to a host. */
    static OpenSshMaster connect(
            OpenSshCommandLines lines,
            Destination destination,
            SshSettings settings,
            OpenSshCommandLines.Way way,
            Path socket)
            throws ConnectFailedException {
        String mark = "launchway-" + HexFormat.of().toHexDigits(RANDOM.nextLong());
        try {
            Process process = OpenSshProcess.startMute(lines.connect(destination, settings, way, socket, mark));
            StandardError errors = StandardError.read(process.getErrorStream(), mark::equals);
            OpenSshMaster master = new OpenSshMaster(lines, socket, process, errors);
            master.awaitLogin(settings, destination);
            return master;
        } catch (IOException e) {
            throw e instanceof ConnectFailedException failed ? failed : unstartable(lines, e.getMessage());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** A connection that the user's own {@code ssh} holds; null when there is none. */
    static OpenSshMaster ofUser(OpenSshCommandLines lines, Path socket) throws ConnectFailedException {
        if (!Files.exists(socket)) {
            return null;
        }
        try {
            Process check = OpenSshProcess.startMute(lines.check(socket));
            StandardError errors = StandardError.read(check.getErrorStream());
            boolean stands = check.waitFor(ACCEPTANCE.toSeconds(), TimeUnit.SECONDS) && check.exitValue() == 0;
            check.destroy();
            return stands ? new OpenSshMaster(lines, socket, null, errors) : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void awaitLogin(SshSettings settings, Destination destination)
            throws ConnectFailedException, InterruptedException {
        Duration most = PATIENCE.plus(settings.connectTimeout());
        long begun = System.nanoTime();
        boolean alive = true;
        boolean decided = errors.awaitSign(MOMENT);
        while (!decided && alive && System.nanoTime() - begun < most.toNanos()) {
            alive = process.isAlive();
            decided = errors.awaitSign(alive ? MOMENT : LAST_WORDS);
        }
        if (errors.signSeen()) {
            return;
        }
        String text = errors.beforeSign();
        if (!decided && alive) {
            process.destroyForcibly();
            throw new ConnectFailedException(
                    Reason.UNREACHABLE,
                    "ssh is not in after " + most.toSeconds() + " s" + (text.isEmpty() ? "" : ": " + text),
                    "does ssh " + destination.host() + " true work without asking for anything?");
        }
        if (process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 127) {
            throw unstartable(lines, text);
        }
        process.destroy();
        throw OpenSshFailure.of(text, settings, destination);
    }

    Path socket() {
        return socket;
    }

    boolean stands() {
        return process == null || process.isAlive();
    }

    /** Starts a command. A server counts a session until it has seen the end of its last process, a moment after it has closed it. */
    RemoteCommand start(String command) throws ConnectFailedException {
        long pause = FIRST_PAUSE_MILLIS;
        try {
            for (int attempt = 1; ; attempt++) {
                Process client = OpenSshProcess.start(lines.run(socket, command));
                StandardError said =
                        StandardError.read(client.getErrorStream(), line -> line.contains("master session id"));
                commands.removeIf(other -> !other.isAlive());
                commands.add(client);
                if (!said.awaitSign(ACCEPTANCE) || said.signSeen()) {
                    return new ProcessCommand(client, said);
                }
                client.destroy();
                boolean refused = said.beforeSign().contains("session request failed");
                if (!refused || attempt == COMMAND_ATTEMPTS) {
                    throw refused ? refused() : lost(said.beforeSign());
                }
                TimeUnit.MILLISECONDS.sleep(pause);
                pause *= 2;
            }
        } catch (ConnectFailedException e) {
            throw e;
        } catch (IOException e) {
            throw unstartable(lines, e.getMessage());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static ConnectFailedException refused() {
        return new ConnectFailedException(
                Reason.LOST, "the host refuses to start a command", "does MaxSessions of its sshd_config allow one?");
    }

    private ConnectFailedException lost(String said) {
        String why = stands() ? said : errors.text(LAST_WORDS);
        return new ConnectFailedException(
                Reason.LOST, "the connection does not carry a command: " + OpenSshFailure.gist(why), "");
    }

    private static ConnectFailedException unstartable(OpenSshCommandLines lines, String why) {
        return new ConnectFailedException(
                Reason.CONFIGURATION,
                lines.ssh() + " cannot be started: " + why,
                "install OpenSSH's client, or set transport = \"sshj\"");
    }

    private static ConnectFailedException interrupted() {
        Thread.currentThread().interrupt();
        return new ConnectFailedException(Reason.LOST, "interrupted", "");
    }

    /** Ends it and all commands, without waiting; a connection of the user's stays. */
    void close() {
        commands.forEach(Process::destroy);
        if (process != null) {
            process.destroy();
        }
    }
}
