package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailed.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds out what the user's and the system's {@code ssh_config} say of a host: by {@code ssh -G}, or by reading the files. */
public final class SshConfiguration {

    private final ControllerUser user;
    private final String ssh;

    /**
     * Prepares to look hosts up.
     *
     * @param user who runs the controller
     * @param ssh the system's client; where it cannot be started the files are read
     */
    public SshConfiguration(ControllerUser user, String ssh) {
        this.user = user;
        this.ssh = ssh;
    }

    /**
     * Looks a host up.
     *
     * @param destination the host
     * @return how to reach it
     * @throws ConnectFailed when the configuration cannot be read, or makes no sense
     */
    public SshSettings settings(Destination destination) throws ConnectFailed {
        List<String> command = new ArrayList<>(List.of(ssh, "-G"));
        destination.user().ifPresent(name -> command.addAll(List.of("-l", name)));
        destination.port().ifPresent(port -> command.addAll(List.of("-p", Integer.toString(port))));
        command.addAll(List.of("--", destination.host()));
        Process process;
        try {
            process = OpenSshProcess.start(command);
        } catch (IOException e) {
            return SshSettings.of(destination, fromFiles(destination.host()), user);
        }
        return SshSettings.of(destination, fromProcess(process), user);
    }

    private Map<String, List<String>> fromFiles(String host) throws ConnectFailed {
        List<Path> files = List.of(user.home().resolve(".ssh/config"), Path.of("/etc/ssh/ssh_config"));
        try {
            return SshConfigFile.read(host, user.home(), files);
        } catch (IOException e) {
            throw new ConnectFailed(Reason.CONFIGURATION, "cannot read ssh_config: " + e.getMessage(), "");
        }
    }

    private static Map<String, List<String>> fromProcess(Process process) throws ConnectFailed {
        Map<String, List<String>> keywords = new LinkedHashMap<>();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new ConnectFailed(Reason.CONFIGURATION, "ssh -G: " + errors.strip(), "mend your ssh_config");
            }
            output.lines().forEach(line -> {
                int blank = line.indexOf(' ');
                if (blank > 0) {
                    keywords.computeIfAbsent(
                                    line.substring(0, blank).toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                            .add(line.substring(blank + 1).strip());
                }
            });
        } catch (ConnectFailed e) {
            throw e;
        } catch (IOException e) {
            throw new ConnectFailed(Reason.CONFIGURATION, "ssh -G: " + e.getMessage(), "");
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new ConnectFailed(Reason.LOST, "interrupted", "");
        }
        return keywords;
    }
}
