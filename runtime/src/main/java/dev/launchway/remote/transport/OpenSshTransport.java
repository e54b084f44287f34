package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailed.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reaches hosts by the system's {@code ssh}: one process for each command, all of {@code ssh_config} in force. It never asks for
 * anything; keys with a passphrase belong into the agent.
 */
public final class OpenSshTransport implements Transport {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SshConfiguration configuration;
    private final String ssh;
    private final Path temporary;

    /**
     * Prepares the transport.
     *
     * @param configuration tells what {@code ssh_config} says
     * @param ssh the client, a name or a path
     * @param temporary where files of pinned host keys go
     */
    public OpenSshTransport(SshConfiguration configuration, String ssh, Path temporary) {
        this.configuration = configuration;
        this.ssh = ssh;
        this.temporary = temporary;
    }

    @Override
    public Connection connect(Destination destination) throws ConnectFailed {
        SshSettings settings = configuration.settings(destination);
        Path pins = destination.hostKeys().isEmpty() ? null : pin(destination);
        return new Connection() {
            private final Set<Process> processes = ConcurrentHashMap.newKeySet();

            @Override
            public RemoteCommand start(String command) throws ConnectFailed {
                return run(settings, destination, pins, command, processes);
            }

            @Override
            public String user() {
                return settings.user();
            }

            @Override
            public void close() {
                processes.forEach(Process::destroy);
                try {
                    if (pins != null) {
                        Files.deleteIfExists(pins);
                    }
                } catch (IOException e) {
                    return; // a file of public keys in a directory for temporary files
                }
            }
        };
    }

    private RemoteCommand run(
            SshSettings settings, Destination destination, Path pins, String command, Set<Process> processes)
            throws ConnectFailed {
        String mark = "launchway-" + HexFormat.of().toHexDigits(RANDOM.nextLong());
        try {
            Process process = new ProcessBuilder(arguments(settings, destination, pins, mark, command)).start();
            processes.removeIf(other -> !other.isAlive());
            processes.add(process);
            ConnectionNotes notes = new ConnectionNotes(process.getErrorStream(), mark);
            if (notes.connected()) {
                return new ProcessCommand(process, notes.rest());
            }
            process.waitFor();
            throw OpenSshFailure.of(notes.text(), settings, destination);
        } catch (ConnectFailed e) {
            throw e;
        } catch (IOException e) {
            throw new ConnectFailed(
                    Reason.CONFIGURATION,
                    ssh + " cannot be started: " + e.getMessage(),
                    "install OpenSSH's client, or set transport = \"sshj\"");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectFailed(Reason.LOST, "interrupted", "");
        }
    }

    private List<String> arguments(
            SshSettings settings, Destination destination, Path pins, String mark, String command) {
        List<String> arguments = new ArrayList<>(List.of(ssh, "-T", "-a", "-x"));
        option(arguments, "BatchMode", "yes");
        option(arguments, "StrictHostKeyChecking", "yes");
        option(arguments, "ClearAllForwardings", "yes");
        option(
                arguments,
                "ConnectTimeout",
                Long.toString(settings.connectTimeout().toSeconds()));
        option(
                arguments,
                "ServerAliveInterval",
                Long.toString(settings.aliveInterval().toSeconds()));
        option(arguments, "ServerAliveCountMax", Integer.toString(settings.aliveCount()));
        option(arguments, "PermitLocalCommand", "yes");
        option(arguments, "LocalCommand", "echo " + mark + " >&2");
        option(arguments, "LogLevel", "ERROR");
        option(arguments, "RequestTTY", "no");
        if (pins != null) {
            option(arguments, "UserKnownHostsFile", pins.toString());
            option(arguments, "GlobalKnownHostsFile", "/dev/null");
            option(arguments, "HostKeyAlias", destination.host());
        }
        destination.user().ifPresent(user -> arguments.addAll(List.of("-l", user)));
        destination.port().ifPresent(port -> arguments.addAll(List.of("-p", Integer.toString(port))));
        arguments.addAll(List.of("--", destination.host(), command));
        return arguments;
    }

    private static void option(List<String> arguments, String name, String value) {
        arguments.add("-o");
        arguments.add(name + "=" + value);
    }

    private Path pin(Destination destination) throws ConnectFailed {
        StringBuilder lines = new StringBuilder();
        for (String key : destination.hostKeys()) {
            lines.append(destination.host()).append(' ').append(key.strip()).append('\n');
        }
        try {
            Path file = Files.createTempFile(
                    temporary,
                    "launchway-hosts-",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, lines, StandardCharsets.UTF_8);
            return file;
        } catch (IOException e) {
            throw new ConnectFailed(
                    Reason.CONFIGURATION,
                    "cannot write the pinned host keys to " + temporary + ": " + e.getMessage(),
                    "");
        }
    }
}
