package dev.launchway.library.packages;

import dev.launchway.api.Probe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What dpkg and apt have written down of packages. Any user may read it, and no program has to be started for it.
 *
 * @param packages {@code /var/lib/dpkg/status}; deb-control(5) says how it is written
 * @param marks {@code /var/lib/apt/extended_states}; empty where there is none
 * @param interrupted whether dpkg was ended in the middle of something, and has not written all of it into the status yet
 */
record DpkgStatus(String packages, String marks, boolean interrupted) {

    private static final Path PACKAGES = Path.of("/var/lib/dpkg/status");
    private static final Path JOURNAL = Path.of("/var/lib/dpkg/updates");
    private static final Path MARKS = Path.of("/var/lib/apt/extended_states");

    /**
     * A package that dpkg knows.
     *
     * @param held whether it is to stay as it is
     * @param state as in {@code installed}, {@code half-configured}, {@code config-files}
     * @param version the installed one, or that of what is left
     */
    record Entry(boolean held, String state, String version) {

        /** Nothing is known of a package, or nothing is left. */
        static final Entry NONE = new Entry(false, "not-installed", "");

        boolean isInstalled() {
            return state.equals("installed");
        }

        /** Whether its installation, or its removal, was begun and not ended. */
        boolean isHalf() {
            return !isInstalled() && !isGone();
        }

        /** Whether nothing of it but its configuration is there. */
        boolean isGone() {
            return state.equals("not-installed") || state.equals("config-files");
        }

        boolean hasLeftConfiguration() {
            return state.equals("config-files");
        }
    }

    static DpkgStatus read(Probe probe) {
        if (!probe.exists(PACKAGES)) {
            throw new IllegalStateException("there is no " + PACKAGES + ": this host has no dpkg and no apt;"
                    + " Package takes what the platform of the host has");
        }
        boolean interrupted = probe.list(JOURNAL).stream()
                .anyMatch(entry -> entry.getFileName().toString().matches("[0-9]+"));
        return new DpkgStatus(text(probe, PACKAGES), probe.exists(MARKS) ? text(probe, MARKS) : "", interrupted);
    }

    /** Names and versions are in ASCII; what old packages say of themselves may be in any encoding. */
    private static String text(Probe probe, Path file) {
        return "\n" + new String(probe.readBytes(file), StandardCharsets.ISO_8859_1);
    }

    /** What it says of a package, which may be called with its architecture. */
    Entry find(String name) {
        return stanza(packages, name).map(DpkgStatus::entry).orElse(Entry.NONE);
    }

    /** Whether it is there for the sake of others, and goes when they go. */
    boolean isAutomatic(String name) {
        return stanza(marks, name)
                .map(found -> field(found, "Auto-Installed").equals("1"))
                .orElse(false);
    }

    private static Entry entry(String stanza) {
        String[] status = field(stanza, "Status").split(" ", -1);
        if (status.length != 3) {
            return Entry.NONE;
        }
        return new Entry(status[0].equals("hold"), status[2], field(stanza, "Version"));
    }

    private static Optional<String> stanza(String text, String name) {
        int colon = name.indexOf(':');
        String bare = colon < 0 ? name : name.substring(0, colon);
        String architecture = colon < 0 ? "" : name.substring(colon + 1);
        String first = "\nPackage: " + bare + "\n";
        for (int at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
            int end = text.indexOf("\n\n", at);
            String stanza = text.substring(at, end < 0 ? text.length() : end);
            if (architecture.isEmpty() || field(stanza, "Architecture").equals(architecture)) {
                return Optional.of(stanza);
            }
        }
        return Optional.empty();
    }

    private static String field(String stanza, String name) {
        String begin = "\n" + name + ": ";
        int at = stanza.indexOf(begin);
        if (at < 0) {
            return "";
        }
        int end = stanza.indexOf('\n', at + 1);
        return stanza.substring(at + begin.length(), end < 0 ? stanza.length() : end)
                .strip();
    }
}
