package dev.launchway.library.host;

import dev.launchway.api.Probe;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The way by which a host is deployed, which no firewall may cut.
 *
 * @param client who deploys; {@code null} where that is not known
 * @param port where sshd is
 */
record SshWay(InetAddress client, int port) {

    /** Where sshd has told the agent who has connected, as ssh(1) says. */
    static final Path ENVIRONMENT = Path.of("/proc/self/environ");

    private static final String VARIABLE = "SSH_CONNECTION=";
    private static final Path[] SOCKETS = {Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6")};
    private static final int USUAL = 22;
    private static final String LISTENS = " 0A ";

    /** The way of this run; else that of a server at the usual port; empty where there is none. */
    static Optional<SshWay> of(Probe probe, Path environment) {
        for (String variable : new String(probe.readBytes(environment), StandardCharsets.ISO_8859_1).split("\0", -1)) {
            String[] words = variable.split(" ", -1);
            if (variable.startsWith(VARIABLE) && words.length == 4 && words[3].matches("[0-9]{1,5}")) {
                return Optional.of(
                        new SshWay(address(words[0].substring(VARIABLE.length())), Integer.parseInt(words[3])));
            }
        }
        return isUsual(probe) ? Optional.of(new SshWay(null, USUAL)) : Optional.empty();
    }

    private static InetAddress address(String text) {
        String literal = text.replaceFirst("%.*$", "");
        try {
            return literal.matches("[0-9A-Fa-f:.]+") ? InetAddress.getByName(literal) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static boolean isUsual(Probe probe) {
        String port = String.format(Locale.ROOT, ":%04X ", USUAL);
        for (Path table : SOCKETS) {
            if (probe.exists(table)
                    && probe.read(table).lines().anyMatch(line -> line.contains(port) && line.contains(LISTENS))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "port " + port + (client == null ? "" : " from " + client.getHostAddress());
    }
}
