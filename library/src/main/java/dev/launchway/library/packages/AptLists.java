package dev.launchway.library.packages;

import dev.launchway.api.Probe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the lists of packages say that apt has got: which versions there are. */
final class AptLists {

    private static final Path LISTS = Path.of("/var/lib/apt/lists");
    private static final List<Path> STAMPS =
            List.of(LISTS, LISTS.resolve("partial"), Path.of("/var/lib/apt/periodic/update-success-stamp"));

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String NONE = "(none)";

    private final Map<String, String> candidates = new HashMap<>();
    private final Map<String, List<String>> versions = new HashMap<>();

    private AptLists() {}

    /** Asks apt, once for all of them. */
    static AptLists read(Probe probe, List<String> names) {
        List<String> argv = new ArrayList<>(List.of("apt-cache", "policy"));
        argv.addAll(names);
        AptLists lists = new AptLists();
        lists.parse(probe.command(argv.toArray(new String[0]))
                .env("LC_ALL", "C.UTF-8")
                .directory(Path.of("/"))
                .timeout(LONGEST)
                .run()
                .stdout());
        return lists;
    }

    private void parse(String output) {
        String name = "";
        boolean table = false;
        for (String line : output.lines().toList()) {
            if (!line.startsWith(" ")) {
                name = line.substring(0, line.lastIndexOf(':'));
                table = false;
            } else if (line.startsWith("  Candidate: ")) {
                candidates.put(name, line.substring(line.indexOf(':') + 2));
            } else if (line.startsWith("  Version table:")) {
                table = true;
            } else if (table && !line.startsWith("      ")) {
                String version = line.substring(5).split(" ", -1)[0];
                versions.computeIfAbsent(name, key -> new ArrayList<>()).add(version);
            }
        }
    }

    /** The newest version that can be had; empty where there is none. */
    String candidate(String name) {
        String candidate = candidates.getOrDefault(name, NONE);
        return candidate.equals(NONE) ? "" : candidate;
    }

    /** Whether a version can be had; an empty one is any. */
    boolean has(String name, String version) {
        return version.isEmpty()
                ? !candidate(name).isEmpty()
                : versions.getOrDefault(name, List.of()).contains(version);
    }

    /** The versions that can be had. */
    List<String> versions(String name) {
        return versions.getOrDefault(name, List.of());
    }

    /** Whether the lists were last got so long ago. */
    static boolean areOlder(Probe probe, Duration age) {
        Instant newest = STAMPS.stream()
                .map(stamp -> probe.status(stamp).modified())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return probe.isPast(newest.plus(age));
    }
}
