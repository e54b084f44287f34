package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailedException.Reason;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from what {@code ssh} says why it did not connect. */
final class OpenSshFailure {

    private static final int SSH_PORT = 22;
    private static final int MOST_LINES = 2;
    private static final int LONGEST = 400;

    /** Said when the other side closed the connection before it said who it is. */
    private static final Pattern BUSY = Pattern.compile(
            "(?:kex_exchange_identification|ssh_exchange_identification|banner exchange): .*|Connection (?:closed|reset) by .*");

    /** Adds nothing to what was said before it. */
    private static final Pattern EMPTY =
            Pattern.compile("Connection closed by UNKNOWN port .*|debug\\d: .*|[@ ]*|Disconnected from .*");

    private static final Pattern OFFENDING =
            Pattern.compile("Offending (?:\\S+ )?key (?:in|for \\S+ in) (?<file>.+):\\d+");

    private OpenSshFailure() {}

    /** What matters of what {@code ssh} has said, as one line. */
    static String gist(String text) {
        List<String> lines = lines(text);
        String gist = String.join("; ", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
        return gist.isEmpty() ? "ssh ended without a word" : gist.substring(0, Math.min(gist.length(), LONGEST));
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !EMPTY.matcher(line).matches())
                .toList();
    }

    static ConnectFailedException of(String text, SshSettings settings, Destination destination) {
        String low = text.toLowerCase(Locale.ROOT);
        List<String> lines = lines(text);
        String place = settings.hostName() + ":" + settings.port();
        if (low.contains("remote host identification has changed")) {
            return changed(lines, settings, destination);
        }
        if (low.contains("revoked host key") || low.contains("is revoked") || low.contains("marked as revoked")) {
            return new ConnectFailedException(
                    Reason.HOST_KEY_CHANGED,
                    "the host's key is revoked",
                    "do not trust the host before it has a new key");
        }
        if (low.contains("host key verification failed") || low.contains("no matching host key")) {
            return new ConnectFailedException(
                    Reason.HOST_KEY_UNKNOWN,
                    "the host's key is not known",
                    "pin it with host-key = \"ssh-… AAAA…\" at the host in the environment, or connect once by hand: ssh "
                            + destination.host());
        }
        if (low.contains("permission denied (") || low.contains("too many authentication failures")) {
            return new ConnectFailedException(
                    Reason.AUTHENTICATION,
                    gist(text),
                    "does ssh " + destination.host()
                            + " work without asking for anything? A key with a passphrase belongs into"
                            + " the agent: ssh-add");
        }
        if (low.contains("could not resolve hostname")) {
            return new ConnectFailedException(
                    Reason.UNKNOWN_NAME,
                    "the name " + settings.hostName() + " has no address",
                    "mend the name, or set address at the host in the environment");
        }
        if (low.contains("bad configuration option") || low.contains("terminating, ")) {
            return new ConnectFailedException(Reason.CONFIGURATION, gist(text), "mend your ssh_config");
        }
        if (low.contains("stdio forwarding request failed")) {
            return new ConnectFailedException(
                    Reason.UNREACHABLE,
                    "the jump host does not connect to " + place,
                    "is the host up, does sshd run there, and does AllowTcpForwarding of the jump host's sshd_config allow it?");
        }
        boolean unheard = low.contains("exchange_identification") || low.contains("banner exchange");
        if (unheard && lines.stream().allMatch(line -> BUSY.matcher(line).matches())) {
            return new ConnectFailedException(Reason.BUSY, gist(text), "");
        }
        return new ConnectFailedException(Reason.UNREACHABLE, gist(text), "is the host up, and does sshd run there?");
    }

    private static ConnectFailedException changed(List<String> lines, SshSettings settings, Destination destination) {
        String fingerprint = "another one";
        String file = "";
        for (String line : lines) {
            Matcher offending = OFFENDING.matcher(line);
            if (line.startsWith("SHA256:")) {
                fingerprint = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
            } else if (offending.matches()) {
                file = "-f '" + offending.group("file") + "' ";
            }
        }
        boolean known = destination.hostKeys().isEmpty();
        return new ConnectFailedException(
                Reason.HOST_KEY_CHANGED,
                "the host's key is " + fingerprint + ", and not the one that is "
                        + (known ? "in known_hosts" : "pinned"),
                "if the host has a new key and you trust it: "
                        + (known ? "ssh-keygen " + file + "-R '" + lookedUp(settings) + "'" : "write it into host-key")
                        + "; if not, somebody is in between");
    }

    /** The name in known_hosts: with the port, where it is not the usual one. Source: sshd(8). */
    private static String lookedUp(SshSettings settings) {
        boolean plain = settings.hostKeys().alias().isPresent() || settings.port() == SSH_PORT;
        return plain ? settings.keyName() : "[" + settings.hostName() + "]:" + settings.port();
    }
}
