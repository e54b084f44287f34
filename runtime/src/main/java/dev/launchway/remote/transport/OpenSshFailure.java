package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailed.Reason;
import java.util.List;
import java.util.Locale;

/** Reads from what {@code ssh} says why it did not connect. */
final class OpenSshFailure {

    private OpenSshFailure() {}

    static ConnectFailed of(String text, SshSettings settings, Destination destination) {
        String low = text.toLowerCase(Locale.ROOT);
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String last = lines.isEmpty() ? "ssh ended without a word" : lines.get(lines.size() - 1);
        if (low.contains("remote host identification has changed")) {
            String fingerprint = lines.stream()
                    .filter(line -> line.startsWith("SHA256:"))
                    .findFirst()
                    .orElse("another one");
            return new ConnectFailed(
                    Reason.HOST_KEY_CHANGED,
                    "the host's key is " + fingerprint + ", and not the one that is "
                            + (destination.hostKeys().isEmpty() ? "in known_hosts" : "pinned"),
                    "if the host has a new key and you trust it: "
                            + (destination.hostKeys().isEmpty()
                                    ? "ssh-keygen -R '" + settings.keyName() + "'"
                                    : "write it into host-key")
                            + "; if not, somebody is in between");
        }
        if (low.contains("host key verification failed") || low.contains("no matching host key")) {
            return new ConnectFailed(
                    Reason.HOST_KEY_UNKNOWN,
                    "the host's key is not known",
                    "pin it with host-key = \"ssh-… AAAA…\" at the host in the environment, or connect once by hand: ssh "
                            + destination.host());
        }
        if (low.contains("permission denied") || low.contains("too many authentication failures")) {
            return new ConnectFailed(
                    Reason.AUTHENTICATION,
                    last,
                    "does ssh " + destination.host()
                            + " work without asking for anything? A key with a passphrase belongs into"
                            + " the agent: ssh-add");
        }
        if (low.contains("could not resolve hostname")) {
            return new ConnectFailed(
                    Reason.UNKNOWN_NAME,
                    "the name " + settings.hostName() + " has no address",
                    "mend the name, or set address at the host in the environment");
        }
        if (low.contains("bad configuration option") || low.contains("terminating, ")) {
            return new ConnectFailed(Reason.CONFIGURATION, last, "mend your ssh_config");
        }
        return new ConnectFailed(Reason.UNREACHABLE, last, "is the host up, and does sshd run there?");
    }
}
