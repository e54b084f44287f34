package dev.launchway.library.checkout;

import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Secret;
import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How the repository is reached: by which key or password, for how long, and which keys its host may have. Nothing can ask at a
 * terminal, host keys are checked, and secrets stand neither on a command line nor in a file: a key goes to an {@code ssh-agent}
 * that ends with the command.
 *
 * @param url where it is
 * @param sshKey a private key; {@code null} for those of the user
 * @param hostKeys those of the host; empty for those that the user knows
 * @param user who logs in by password; {@code null} for nobody
 * @param password the password; {@code null} for none
 * @param timeout how long each command may take
 */
record RemoteAccess(
        CheckoutUrl url, Secret sshKey, List<String> hostKeys, String user, Secret password, Duration timeout) {

    /** The descriptor that a secret is read from. */
    static final int SECRET_DESCRIPTOR = 3;

    private static final int SHORT_DIGEST = 8;

    private static final List<String> AGENT =
            List.of("ssh-agent", "sh", "-c", "ssh-add -q - <&3 3<&- && exec \"$@\" 3<&-", "sh");

    private static final List<String> SSH = List.of(
            "ssh",
            "-oBatchMode=yes",
            "-oStrictHostKeyChecking=yes",
            "-oConnectTimeout=30",
            "-oServerAliveInterval=15",
            "-oServerAliveCountMax=4");

    /** A command that asks nobody. */
    CommandCall local(Caller caller, List<String> argv) {
        return caller.command(argv.toArray(new String[0]))
                .timeout(timeout)
                .env("LC_ALL", "C.UTF-8")
                .env("SSH_ASKPASS", "")
                .env("SSH_ASKPASS_REQUIRE", "never");
    }

    /** A command that reaches the repository. */
    CommandCall remote(Caller caller, List<String> argv) {
        if (!url.isSsh() || sshKey == null) {
            return local(caller, argv);
        }
        List<String> command = new ArrayList<>(AGENT);
        command.addAll(argv);
        return new WrappedCall(local(caller, command).secretFd(SECRET_DESCRIPTOR, sshKey), argv);
    }

    /**
     * Fails where the repository is reached by SSH and there is no client for it: what git says then names no package.
     *
     * @param caller who is to reach it
     * @param where as in {@code on this host}
     */
    void checkSsh(Caller caller, String where) {
        if (!url.isSsh()) {
            return;
        }
        try {
            caller.command("ssh", "-V").directory(Path.of("/")).timeout(timeout).run();
        } catch (CommandFailed e) {
            throw new IllegalStateException(
                    "there is no program 'ssh' " + where + " that works (" + e.getMessage()
                            + "): install the package openssh-client",
                    e);
        }
    }

    /**
     * The ssh command, as clients take it in a variable or a setting: they split it as a shell does.
     *
     * @param knownHosts a file with the keys of the host, where they are given
     */
    String ssh(Path knownHosts) {
        List<String> words = new ArrayList<>(SSH);
        if (!hostKeys.isEmpty()) {
            words.add("'-oUserKnownHostsFile=\"" + knownHosts.toString().replace("'", "'\\''") + "\"'");
            words.add("-oGlobalKnownHostsFile=/dev/null");
        }
        if (url.hidesPort() && !url.port().isEmpty()) {
            words.add("-p" + url.port());
        }
        if (sshKey != null) {
            words.add("-oIdentityFile=none");
            words.add("-oIdentitiesOnly=no");
        }
        return String.join(" ", words);
    }

    /** What is looked up, for people; the same words where one look is enough. */
    String described(Wanted wanted) {
        String digest = Sha256.hex(knownHosts().getBytes(StandardCharsets.UTF_8));
        return wanted + " of " + url.text() + (user == null ? "" : " as " + user)
                + (hostKeys.isEmpty() ? "" : " (host keys " + digest.substring(0, SHORT_DIGEST) + ")");
    }

    /** What stands in the file of known hosts. */
    String knownHosts() {
        StringBuilder lines = new StringBuilder();
        hostKeys.forEach(key -> lines.append(url.knownHost() + " " + key + "\n"));
        return lines.toString();
    }

    /** A private key as {@code ssh-add} reads it: with the end of line that is lost where a text is trimmed. */
    static Secret readable(Secret key) {
        return key.map(text -> text.strip().replace("\r\n", "\n") + "\n");
    }
}
