package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.ConnectFailed;
import dev.launchway.remote.transport.ConnectFailed.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts;

/** Decides whether a host is the one it should be: by its pinned keys where there are some, else by {@code known_hosts}. */
final class HostKeyCheck implements HostKeyVerifier {

    private static final int SSH_PORT = 22;

    private final HostKeyPins pins;
    private final String keyName;
    private final int keyPort;
    private final Map<Path, KnownHostLines> lines = new LinkedHashMap<>();
    private final List<KnownHosts> files = new ArrayList<>();
    private ConnectFailed refusal;

    /** What a file says of one host. */
    private static final class KnownHosts extends OpenSSHKnownHosts {
        private final Path file;
        private boolean changed;

        KnownHosts(Path file, String lines) throws IOException {
            super(new StringReader(lines));
            this.file = file;
        }

        @Override
        protected boolean hostKeyChangedAction(String hostname, PublicKey key) {
            changed = true;
            return false;
        }
    }

    /**
     * Prepares a check.
     *
     * @param pins the only keys that count, none for those of files
     * @param keyName the name that the key is looked up by
     * @param keyPort the port that it is looked up by
     * @param knownHosts what the files say
     * @throws ConnectFailed when a file cannot be read
     */
    HostKeyCheck(HostKeyPins pins, String keyName, int keyPort, Map<Path, KnownHostLines> knownHosts)
            throws ConnectFailed {
        this.pins = pins;
        this.keyName = keyName;
        this.keyPort = keyPort;
        if (pins.isEmpty()) {
            lines.putAll(knownHosts);
            for (Map.Entry<Path, KnownHostLines> known : knownHosts.entrySet()) {
                try {
                    String text = known.getValue().of(name());
                    if (text.contains(EllipticCurveKeys.TYPES)) {
                        EllipticCurveKeys.register();
                    }
                    files.add(new KnownHosts(known.getKey(), text));
                } catch (IOException e) {
                    throw new ConnectFailed(
                            Reason.CONFIGURATION,
                            "cannot read the host keys in " + known.getKey() + ": " + e.getMessage(),
                            "");
                }
            }
        }
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        String shown = KeyType.fromKey(key) + " " + fingerprint(key);
        if (!pins.isEmpty()) {
            if (pins.contains(key)) {
                return true;
            }
            refusal = new ConnectFailed(
                    Reason.HOST_KEY_CHANGED,
                    "the host's key is " + shown + ", pinned is " + pins.fingerprints(),
                    "if the host has a new key and you trust it, write it into host-key; if not, somebody is in between");
            return false;
        }
        for (Map.Entry<Path, KnownHostLines> known : lines.entrySet()) {
            if (known.getValue().revokes(name(), encoded(key))) {
                refusal = new ConnectFailed(
                        Reason.HOST_KEY_CHANGED,
                        "the host's key " + shown + " is revoked in " + known.getKey(),
                        "give the host a new key");
                return false;
            }
        }
        Path changedIn = null;
        for (KnownHosts file : files) {
            if (file.verify(keyName, keyPort, key)) {
                return true;
            }
            if (file.changed && changedIn == null) {
                changedIn = file.file;
            }
        }
        refusal = changedIn == null ? unknown(shown) : changed(name(), shown, changedIn);
        return false;
    }

    /** The host in the way of {@code known_hosts}. */
    private String name() {
        return keyPort == SSH_PORT ? keyName : "[" + keyName + "]:" + keyPort;
    }

    private ConnectFailed unknown(String shown) {
        String port = keyPort == SSH_PORT ? "" : "-p " + keyPort + " ";
        return new ConnectFailed(
                Reason.HOST_KEY_UNKNOWN,
                "the host's key " + shown + " is not known",
                "compare it with the one of the host, then append the output of ssh-keyscan " + port + keyName
                        + " to ~/.ssh/known_hosts, or pin it for this host in the environment: host-key = \"ssh-… AAAA…\"");
    }

    private static ConnectFailed changed(String name, String shown, Path file) {
        return new ConnectFailed(
                Reason.HOST_KEY_CHANGED,
                "the host's key is " + shown + ", and " + file + " knows another one",
                "if the host has a new key and you trust it: ssh-keygen -f " + file + " -R '" + name
                        + "'; if not, somebody is in between");
    }

    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        List<String> algorithms = new ArrayList<>(pins.types());
        for (KnownHosts file : files) {
            algorithms.addAll(file.findExistingAlgorithms(keyName, keyPort));
        }
        return algorithms;
    }

    /** Why the key was refused; {@code null} when it was not. */
    ConnectFailed refusal() {
        return refusal;
    }

    private static String encoded(PublicKey key) {
        return Base64.getEncoder()
                .encodeToString(new Buffer.PlainBuffer().putPublicKey(key).getCompactData());
    }

    static String fingerprint(PublicKey key) {
        byte[] blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
