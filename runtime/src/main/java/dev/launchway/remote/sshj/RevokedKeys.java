package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.ConnectFailedException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of {@code RevokedHostKeys}: no host may have one, nor a certificate that one of them signed. What cannot be read lets
 * nobody in.
 */
final class RevokedKeys {

    private static final String BINARY_LIST = "SSHKRL\n";

    private final Path file;
    private final Set<EncodedKey> keys;

    private RevokedKeys(Path file, Set<EncodedKey> keys) {
        this.file = file;
        this.keys = keys;
    }

    static RevokedKeys read(Path file) throws ConnectFailedException {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new ConnectFailedException(
                    Reason.CONFIGURATION,
                    "cannot read the revoked host keys in " + file + ": " + e.getMessage(),
                    "mend RevokedHostKeys in your ssh_config");
        }
        if (text.startsWith(BINARY_LIST)) {
            throw Unsupported.because("RevokedHostKeys names " + file + ", a key revocation list");
        }
        Set<EncodedKey> keys = new HashSet<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                Optional<EncodedKey> key = EncodedKey.parse(line);
                if (key.isEmpty()) {
                    throw Unsupported.because(
                            "RevokedHostKeys names " + file + ", whose line " + number + " is no key");
                }
                keys.add(key.get());
            }
        }
        return new RevokedKeys(file, keys);
    }

    Path file() {
        return file;
    }

    boolean contains(EncodedKey key) {
        return keys.contains(key);
    }
}
