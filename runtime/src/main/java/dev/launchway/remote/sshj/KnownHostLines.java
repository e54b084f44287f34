package dev.launchway.remote.sshj;

import com.hierynomus.sshj.transport.verification.KnownHostMatchers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.schmizz.sshj.common.KeyType;

/**
 * The lines of a file {@code known_hosts}, read once for all hosts. Only the keys of lines that are about a host are ever looked
 * at: such a file can have thousands.
 *
 * @see <a href="https://man.openbsd.org/sshd.8#SSH_KNOWN_HOSTS_FILE_FORMAT">sshd(8), SSH_KNOWN_HOSTS FILE FORMAT</a>
 */
final class KnownHostLines {

    private static final String HASHED = "|1|";

    private final Path file;
    private final List<Line> lines;

    /** What a line says of a key. */
    enum Marker {
        /** A host has it. */
        PLAIN(""),
        /** It signs certificates of hosts. */
        AUTHORITY("@cert-authority"),
        /** No host may have it, and what it signed is worth nothing. */
        REVOKED("@revoked");

        private final String text;

        Marker(String text) {
            this.text = text;
        }

        static Optional<Marker> of(String text) {
            for (Marker marker : values()) {
                if (marker.text.equals(text)) {
                    return Optional.of(marker);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * What a file knows of a host.
     *
     * @param marker what is said of the key
     * @param key the key
     * @param file where
     */
    record KnownKey(Marker marker, EncodedKey key, Path file) {}

    private record Line(Marker marker, String names, String key) {}

    private KnownHostLines(Path file, List<Line> lines) {
        this.file = file;
        this.lines = lines;
    }

    static KnownHostLines read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String text : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\\R", -1)) {
            String line = text.strip();
            String[] words = line.split("\\s+", 2);
            boolean marked = line.startsWith("@");
            String[] rest = (marked && words.length == 2 ? words[1] : line).split("\\s+", 2);
            if (rest.length == 2 && !line.startsWith("#")) {
                Marker.of(marked ? words[0] : "").ifPresent(marker -> lines.add(new Line(marker, rest[0], rest[1])));
            }
        }
        return new KnownHostLines(file, List.copyOf(lines));
    }

    /** The keys of a host, those with markers included, in the order of the file. */
    List<KnownKey> of(String name) {
        String asked = name.toLowerCase(Locale.ROOT);
        List<KnownKey> keys = new ArrayList<>();
        for (Line line : lines) {
            if (isAbout(line.names, asked)) {
                EncodedKey.parse(line.key).ifPresent(key -> keys.add(new KnownKey(line.marker, key, file)));
            }
        }
        return keys;
    }

    /** One pattern has to match, and none that is negated. */
    private static boolean isAbout(String names, String asked) {
        boolean matches = false;
        for (String pattern : names.split(",", -1)) {
            boolean negated = pattern.startsWith("!");
            if (matches(negated ? pattern.substring(1) : pattern, asked)) {
                if (negated) {
                    return false;
                }
                matches = true;
            }
        }
        return matches;
    }

    private static boolean matches(String pattern, String name) {
        try {
            return pattern.startsWith(HASHED)
                    ? KnownHostMatchers.createMatcher(pattern).match(name)
                    : KeyType.CertUtils.matchPattern(name, pattern.toLowerCase(Locale.ROOT));
        } catch (IOException | IllegalArgumentException e) {
            return false; // OpenSSH would not understand it either
        }
    }
}
