package dev.launchway.library.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file of known hosts is to say of one host.
 *
 * @param host as it stands there: {@code git.example.com}, {@code [git.example.com]:2222}
 * @param hashed whether its name is hidden
 */
record KnownHostLines(String host, boolean hashed) {

    /** The keys that a file has of the host. */
    List<SshKey> keys(String text) {
        return text.lines()
                .map(KnownHostLine::read)
                .flatMap(Optional::stream)
                .filter(line -> line.isOf(host))
                .map(KnownHostLine::key)
                .toList();
    }

    /**
     * A file with these keys of the host, and no other ones of it: ssh takes any key that stands there. Lines of others stay as they
     * are.
     *
     * @param text the file now
     * @param keys the keys; none removes the host
     * @return the file to be
     */
    String putInto(String text, List<SshKey> keys) {
        List<String> lines = new ArrayList<>();
        List<SshKey> missing = new ArrayList<>(keys);
        for (String line : text.lines().toList()) {
            Optional<KnownHostLine> ours = KnownHostLine.read(line).filter(read -> read.isOf(host));
            if (ours.isEmpty()) {
                lines.add(line);
            } else if (isAsWanted(ours.get()) && missing.remove(ours.get().key())) {
                lines.add(line);
            } else {
                ours.get().without(host).ifPresent(others -> lines.add(others.toString()));
            }
        }
        missing.forEach(key -> lines.add(KnownHostLine.of(host, key, hashed).toString()));
        String changed = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        return text.lines().toList().equals(lines) ? text : changed;
    }

    private boolean isAsWanted(KnownHostLine line) {
        return line.isHashed() == hashed;
    }
}
