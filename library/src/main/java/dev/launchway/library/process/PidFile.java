package dev.launchway.library.process;

import dev.launchway.api.FileMode;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is remembered of a program that was started: the process id on the first line, then what tells the process from a later
 * one with the same id, then the fingerprint of how it was started, and, where secrets are in that, its key. It is for its owner
 * alone.
 */
record PidFile(long pid, String identity, String fingerprint, String key) {

    private static final FileMode MODE = FileMode.of(0600);

    /** A program that was just started. */
    static PidFile of(long pid, String identity, Launch launch) {
        String key = launch.hasSecrets() ? KeyedDigest.newKey() : "";
        return new PidFile(pid, identity, launch.fingerprint(key), key);
    }

    /** Reads it; empty where there is none, or one that is not of this form. */
    static Optional<PidFile> read(Probe probe, Path path) {
        if (!probe.status(path).isFile()) {
            return Optional.empty();
        }
        String[] lines = probe.read(path).split("\n", -1);
        if (lines.length < 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PidFile(
                    Long.parseLong(lines[0].strip()), lines[1], lines[2], lines.length > 3 ? lines[3] : ""));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    void write(Target target, Path path) {
        String text = pid + "\n" + identity + "\n" + fingerprint + "\n" + (key.isEmpty() ? "" : key + "\n");
        target.write(path, text.getBytes(StandardCharsets.UTF_8), MODE);
    }

    boolean startedAs(Launch launch) {
        return (!launch.hasSecrets() || !key.isEmpty()) && fingerprint.equals(launch.fingerprint(key));
    }

    boolean runs(Probe probe) {
        return probe.process(pid)
                .filter(process -> process.identity().equals(identity))
                .isPresent();
    }
}
