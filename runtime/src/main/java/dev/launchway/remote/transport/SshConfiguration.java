package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailedException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds out what the user's and the system's {@code ssh_config} say of a host: by {@code ssh -G}. Where there is no {@code ssh},
 * there must be no such file either, since nobody could say what it means.
 */
public final class SshConfiguration {

    private static final Path OF_THE_SYSTEM = Path.of("/etc/ssh/ssh_config");

    private final ControllerUser user;
    private final String ssh;
    private final Path ofTheSystem;

    /**
     * Prepares to look hosts up.
     *
     * @param user who runs the controller
     * @param ssh the system's client
     */
    public SshConfiguration(ControllerUser user, String ssh) {
        this(user, ssh, OF_THE_SYSTEM);
    }

    /** With another file than {@code /etc/ssh/ssh_config} as that of the system. */
    SshConfiguration(ControllerUser user, String ssh, Path ofTheSystem) {
        this.user = user;
        this.ssh = ssh;
        this.ofTheSystem = ofTheSystem;
    }

    /**
     * Looks a host up.
     *
     * @param destination the host
     * @return how to reach it
     * @throws ConnectFailedException when the configuration cannot be read, or makes no sense
     */
    public SshSettings settings(Destination destination) throws ConnectFailedException {
        List<String> command = new ArrayList<>(List.of(ssh, "-G"));
        destination.user().ifPresent(name -> command.addAll(List.of("-l", name)));
        destination.port().ifPresent(port -> command.addAll(List.of("-p", Integer.toString(port))));
        command.addAll(List.of("--", destination.host()));
        Process process;
        try {
            process = OpenSshProcess.start(command);
        } catch (IOException e) {
            requireNoFiles(e);
            return SshSettings.of(destination, Map.of(), user);
        }
        return SshSettings.of(destination, fromProcess(process), user);
    }

    private void requireNoFiles(IOException why) throws ConnectFailedException {
        for (Path file : List.of(user.home().resolve(".ssh/config"), ofTheSystem)) {
            if (Files.exists(file)) {
                throw new ConnectFailedException(
                        Reason.CONFIGURATION,
                        file + " may say how to reach the host, and the program that reads it cannot be started: "
                                + why.getMessage(),
                        "install OpenSSH's client, or take " + file + " away");
            }
        }
    }

    private static Map<String, List<String>> fromProcess(Process process) throws ConnectFailedException {
        Map<String, List<String>> keywords = new LinkedHashMap<>();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new ConnectFailedException(
                        Reason.CONFIGURATION, "ssh -G: " + errors.strip(), "mend your ssh_config");
            }
            output.lines().forEach(line -> {
                int blank = line.indexOf(' ');
                if (blank > 0) {
                    keywords.computeIfAbsent(
                                    line.substring(0, blank).toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                            .add(line.substring(blank + 1).strip());
                }
            });
        } catch (ConnectFailedException e) {
            throw e;
        } catch (IOException e) {
            throw new ConnectFailedException(Reason.CONFIGURATION, "ssh -G: " + e.getMessage(), "");
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new ConnectFailedException(Reason.LOST, "interrupted", "");
        }
        return keywords;
    }
}
