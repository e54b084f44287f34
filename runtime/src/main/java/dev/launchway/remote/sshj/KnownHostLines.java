package dev.launchway.remote.sshj;

import com.hierynomus.sshj.transport.verification.KnownHostMatchers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The lines of a file {@code known_hosts}, read once for all hosts. Only the keys of lines that are about a host are ever looked
 * at: such a file can have thousands.
 *
 * @see <a href="https://man.openbsd.org/sshd.8#SSH_KNOWN_HOSTS_FILE_FORMAT">sshd(8), SSH_KNOWN_HOSTS FILE FORMAT</a>
 */
final class KnownHostLines {

    private static final String REVOKED = "@revoked";

    private final List<Line> lines;

    private record Line(String marker, String names, String key) {}

    private KnownHostLines(List<Line> lines) {
        this.lines = lines;
    }

    static KnownHostLines read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String text : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\\R", -1)) {
            String[] words = text.strip().split("\\s+", 3);
            if (words[0].startsWith("@") && words.length == 3) {
                String[] rest = words[2].split("\\s+", 2);
                if (rest.length == 2) {
                    lines.add(new Line(words[0], words[1], words[2]));
                }
            } else if (words.length == 3 && !words[0].startsWith("#")) {
                lines.add(new Line("", words[0], words[1] + " " + words[2]));
            }
        }
        return new KnownHostLines(List.copyOf(lines));
    }

    /** The lines about a host, revoked keys excepted, as they stand in the file. */
    String of(String name) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            if (!line.marker.equals(REVOKED) && isAbout(line, name)) {
                text.append(line.marker).append(line.marker.isEmpty() ? "" : " ");
                text.append(name.toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(line.key)
                        .append('\n');
            }
        }
        return text.toString();
    }

    /**
     * Whether a host must not have a key, whatever other lines say.
     *
     * @param name the host
     * @param key in Base64
     */
    boolean revokes(String name, String key) {
        for (Line line : lines) {
            if (line.marker.equals(REVOKED) && line.key.split("\\s+", -1)[1].equals(key) && isAbout(line, name)) {
                return true;
            }
        }
        return false;
    }

    /** One pattern has to match, and none that is negated. */
    private static boolean isAbout(Line line, String name) {
        String asked = name.toLowerCase(Locale.ROOT);
        boolean matches = false;
        for (String pattern : line.names.split(",", -1)) {
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
            return KnownHostMatchers.createMatcher(pattern).match(name);
        } catch (IOException e) {
            return false; // OpenSSH would not understand it either
        }
    }
}
