package dev.launchway.remote.sshj;

import dev.launchway.remote.sshj.KnownHostLines.KnownKey;
import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.ConnectFailedException.Reason;
import dev.launchway.remote.transport.SshSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of host keys that count for a host.
 *
 * @param known files of known keys
 * @param revoked the keys that no host may have
 */
record HostKeyFiles(List<KnownHostLines> known, Optional<RevokedKeys> revoked) {

    /** Files that have been read, for all hosts: who asks while another one reads waits for that, and reads nothing again. */
    static final class Cache {
        private final Map<Path, KnownHostLines> known = new HashMap<>();
        private final Map<Path, RevokedKeys> revoked = new HashMap<>();

        synchronized HostKeyFiles of(SshSettings.HostKeys settings) throws ConnectFailedException {
            List<KnownHostLines> lines = new ArrayList<>();
            for (Path file : settings.known()) {
                if (Files.exists(file)) {
                    lines.add(known(file));
                }
            }
            return new HostKeyFiles(
                    List.copyOf(lines),
                    settings.revoked().isEmpty()
                            ? Optional.empty()
                            : Optional.of(revoked(settings.revoked().get())));
        }

        private KnownHostLines known(Path file) throws ConnectFailedException {
            KnownHostLines lines = known.get(file);
            try {
                if (lines == null) {
                    lines = KnownHostLines.read(file);
                    known.put(file, lines);
                }
                return lines;
            } catch (IOException e) {
                throw new ConnectFailedException(
                        Reason.CONFIGURATION, "cannot read the host keys in " + file + ": " + e.getMessage(), "");
            }
        }

        private RevokedKeys revoked(Path file) throws ConnectFailedException {
            RevokedKeys keys = revoked.get(file);
            if (keys == null) {
                keys = RevokedKeys.read(file);
                revoked.put(file, keys);
            }
            return keys;
        }
    }

    /** What all files know of a host, in their order. */
    List<KnownKey> of(String name) {
        List<KnownKey> keys = new ArrayList<>();
        known.forEach(lines -> keys.addAll(lines.of(name)));
        return keys;
    }
}
