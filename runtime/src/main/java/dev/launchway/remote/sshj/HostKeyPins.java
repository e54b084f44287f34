package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.ConnectFailed;
import dev.launchway.remote.transport.ConnectFailed.Reason;
import java.io.IOException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SSHRuntimeException;

/** The keys that an environment pins for a host. */
final class HostKeyPins {

    private final List<PublicKey> keys;

    private HostKeyPins(List<PublicKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads keys.
     *
     * @param texts each {@code type base64 [comment]}
     * @return the keys
     * @throws ConnectFailed when a text is no key
     */
    static HostKeyPins parse(List<String> texts) throws ConnectFailed {
        List<PublicKey> keys = new ArrayList<>();
        for (String text : texts) {
            String[] words = text.strip().split("\\s+", -1);
            if (words[0].startsWith(EllipticCurveKeys.TYPES)) {
                EllipticCurveKeys.register();
            }
            try {
                PublicKey key = new Buffer.PlainBuffer(Base64.getDecoder().decode(words[1])).readPublicKey();
                if (!KeyType.fromKey(key).toString().equals(words[0])) {
                    throw new IOException("the key is of another type than " + words[0]);
                }
                keys.add(key);
            } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException | SSHRuntimeException e) {
                throw new ConnectFailed(
                        Reason.CONFIGURATION,
                        "host-key = \"" + text + "\" is no public key",
                        "write it as ssh-keyscan prints it, without the name: ssh-ed25519 AAAA…");
            }
        }
        return new HostKeyPins(List.copyOf(keys));
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    boolean contains(PublicKey key) {
        return keys.stream().anyMatch(pinned -> HostKeyCheck.fingerprint(pinned).equals(HostKeyCheck.fingerprint(key)));
    }

    List<String> types() {
        return keys.stream().map(key -> KeyType.fromKey(key).toString()).toList();
    }

    String fingerprints() {
        return keys.stream()
                .map(key -> KeyType.fromKey(key) + " " + HostKeyCheck.fingerprint(key))
                .collect(Collectors.joining(" or "));
    }
}
