package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.ConnectFailedException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.schmizz.sshj.common.SSHRuntimeException;

/** The keys that an environment pins for a host. */
final class HostKeyPins {

    private final List<EncodedKey> keys;

    private HostKeyPins(List<EncodedKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads keys.
     *
     * @param texts each {@code type base64 [comment]}
     * @return the keys
     * @throws ConnectFailedException when a text is no key
     */
    static HostKeyPins parse(List<String> texts) throws ConnectFailedException {
        List<EncodedKey> keys = new ArrayList<>();
        for (String text : texts) {
            try {
                EncodedKey key =
                        EncodedKey.parse(text).orElseThrow(() -> new IOException("it is no key of the type it names"));
                keys.add(EncodedKey.of(key.decoded()));
            } catch (IOException | SSHRuntimeException e) {
                throw new ConnectFailedException(
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

    boolean contains(EncodedKey key) {
        return keys.contains(key);
    }

    List<String> types() {
        return keys.stream().map(EncodedKey::type).toList();
    }

    String fingerprints() {
        return keys.stream().map(EncodedKey::shown).collect(Collectors.joining(" or "));
    }
}
