package dev.launchway.library.host;

import dev.launchway.api.Probe;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is mounted at a place, as the kernel says it in {@code /proc/self/mountinfo} (proc(5)).
 *
 * @param root which part of the file system: {@code /}, another directory for a bind mount
 * @param type the type of the file system
 * @param source where it is from, as the kernel calls it
 * @param options those of this mount, as in {@code ro}, {@code noatime}
 */
record Mounted(String root, String type, String source, List<String> options) {

    private static final Path TABLE = Path.of("/proc/self/mountinfo");
    private static final int ROOT = 3;
    private static final int MOUNT_POINT = 4;
    private static final int OPTIONS = 5;

    /** What is mounted there last; empty where nothing is. */
    static Optional<Mounted> at(Probe probe, Path place) {
        Mounted found = null;
        for (String line : probe.read(TABLE).lines().toList()) {
            String[] words = line.split(" ", -1);
            if (FstabLine.decoded(words[MOUNT_POINT]).equals(place.toString())) {
                int type = Arrays.asList(words).indexOf("-") + 1;
                found = new Mounted(
                        FstabLine.decoded(words[ROOT]),
                        words[type],
                        FstabLine.decoded(words[type + 1]),
                        List.of(words[OPTIONS].split(",", -1)));
            }
        }
        return Optional.ofNullable(found);
    }
}
