package dev.launchway.remote.transport;

import dev.launchway.text.ShellWord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How {@code ssh} is called. What {@code ssh_config} says about the way to a host counts; all the rest is said here, so that no
 * setting that is meant for people at terminals gets in the way. Source: ssh(1), ssh_config(5).
 *
 * @param ssh the client, a name or a path
 */
record OpenSshCommandLines(String ssh) {

    /** A name that never has an address: what goes to a socket needs none. Source: RFC 2606. */
    static final String NOWHERE = "launchway.invalid";

    /**
     * Terminals send signals to all processes in front of them; what is to happen then is for the controller to decide. Without a
     * terminal nothing can be asked, either.
     */
    private static final String UNDISTURBED =
            "trap '' HUP INT QUIT; command -v setsid >/dev/null&&exec setsid \"$@\"; exec \"$@\"";

    /** Keywords that not every version knows; those that it knows are in what {@code ssh -G} says. */
    private static final Map<String, String> NEWER =
            Map.of("forkafterauthentication", "no", "channeltimeout", "none", "logverbose", "none");

    /**
     * Connects, logs in, says so, and waits for others to use the connection.
     *
     * @param way what is special about the way to the host
     * @param socket where others find the connection
     * @param mark what is written to the standard error, as a line of its own, once the connection stands
     */
    List<String> connect(Destination destination, SshSettings settings, Way way, Path socket, String mark) {
        List<String> line = begin("-N", "-T", "-a", "-x");
        option(line, "BatchMode", "yes");
        option(line, "StrictHostKeyChecking", "yes");
        option(line, "UpdateHostKeys", "no");
        option(line, "AddKeysToAgent", "no");
        option(line, "ClearAllForwardings", "yes");
        option(line, "ExitOnForwardFailure", "no");
        option(line, "Tunnel", "no");
        option(line, "RemoteCommand", "none");
        option(line, "RequestTTY", "no");
        option(line, "EscapeChar", "none");
        option(line, "VisualHostKey", "no");
        option(line, "LogLevel", "ERROR");
        option(line, "ControlMaster", "yes");
        option(line, "ControlPath", argument(socket));
        option(line, "ControlPersist", "no");
        option(line, "PermitLocalCommand", "yes");
        option(line, "LocalCommand", "echo " + mark + " >&2");
        option(line, "ConnectTimeout", Long.toString(settings.connectTimeout().toSeconds()));
        option(
                line,
                "ServerAliveInterval",
                Long.toString(settings.aliveInterval().toSeconds()));
        option(line, "ServerAliveCountMax", Integer.toString(settings.aliveCount()));
        NEWER.forEach((keyword, value) -> {
            if (settings.keywords().contains(keyword)) {
                option(line, keyword, value);
            }
        });
        way.pins().ifPresent(pins -> {
            option(line, "UserKnownHostsFile", pins.toString());
            option(line, "GlobalKnownHostsFile", "/dev/null");
            option(line, "HostKeyAlias", destination.host());
        });
        way.through().ifPresent(jump -> option(line, "ProxyCommand", proxyCommand(jump)));
        destination.user().ifPresent(user -> line.addAll(List.of("-l", user)));
        destination.port().ifPresent(port -> line.addAll(List.of("-p", Integer.toString(port))));
        line.addAll(List.of("--", destination.host()));
        return line;
    }

    /**
     * What is special about the way to a host.
     *
     * @param through the socket of a connection to the host before it
     * @param pins a file with the only keys that the host may have
     */
    record Way(Optional<Path> through, Optional<Path> pins) {}

    /** Runs a command over a connection that stands. */
    List<String> run(Path socket, String command) {
        List<String> line = begin("-F", "none", "-T", "-a", "-x");
        over(line, socket);
        option(line, "LogLevel", "DEBUG1"); // says when the command is accepted
        line.addAll(List.of("--", NOWHERE, command));
        return line;
    }

    /** Finds out whether a connection stands. */
    List<String> check(Path socket) {
        List<String> line = begin("-F", "none", "-O", "check");
        over(line, socket);
        line.addAll(List.of("--", NOWHERE));
        return line;
    }

    private List<String> begin(String... options) {
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", UNDISTURBED, "sh", ssh));
        line.addAll(List.of(options));
        return line;
    }

    /** Where nobody listens at the socket it fails, and connects to nobody. */
    private static void over(List<String> line, Path socket) {
        option(line, "ControlMaster", "no");
        option(line, "ControlPath", argument(socket));
        option(line, "ProxyCommand", "false");
    }

    /** Run by a shell, after {@code ssh} has replaced what follows a percent sign. */
    private String proxyCommand(Path socket) {
        String client = ShellWord.quoted(ssh) + " -F none -T -a -x -o ControlMaster=no -o "
                + ShellWord.quoted("ControlPath=" + argument(socket)) + " -o ProxyCommand=false -o LogLevel=ERROR -W ";
        return client.replace("%", "%%") + "'[%h]:%p' " + NOWHERE;
    }

    /** A path as an argument of a keyword. */
    private static String argument(Path path) {
        return '"' + path.toString().replace("%", "%%") + '"';
    }

    private static void option(List<String> line, String keyword, String value) {
        line.add("-o");
        line.add(keyword + "=" + value);
    }
}
