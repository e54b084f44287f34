package dev.launchway.library.user;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that a file of authorized keys is to have.
 *
 * @param wanted their lines, one for each key
 * @param exclusive whether all others go
 * @param absent whether the keys are to be gone
 */
record KeyLines(List<KeyLine> wanted, boolean exclusive, boolean absent) {

    /**
     * A file with these keys. A line of a key that is there is kept at its place, and corrected; a second one of it would let the
     * key in without the options of the first, and goes. The lines of others stay as they are.
     *
     * @param text the file now
     * @return the file to be
     */
    String putInto(String text) {
        List<String> lines = new ArrayList<>();
        Set<SshKey> seen = new HashSet<>();
        for (String line : text.lines().toList()) {
            Optional<KeyLine> there = KeyLine.read(line);
            Optional<KeyLine> ours = there.flatMap(this::wanted);
            if (ours.isEmpty()) {
                keepOfOthers(lines, line);
            } else if (!absent && seen.add(ours.get().key())) {
                lines.add(ours.get().isMetBy(there.get()) ? line : ours.get().toString());
            }
        }
        for (KeyLine line : wanted) {
            if (!absent && seen.add(line.key())) {
                lines.add(line.toString());
            }
        }
        String changed = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        return text.lines().toList().equals(lines) ? text : changed;
    }

    private Optional<KeyLine> wanted(KeyLine there) {
        return wanted.stream().filter(line -> line.key().equals(there.key())).findFirst();
    }

    private void keepOfOthers(List<String> lines, String line) {
        boolean letsIn = !line.isBlank() && !line.strip().startsWith("#");
        if (!exclusive || !letsIn) {
            lines.add(line);
        }
    }
}
