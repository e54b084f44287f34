package dev.launchway.library.packages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What an author wants of packages.
 *
 * @param names what they are called
 * @param wanted whether they are there
 * @param version the version that they have; empty for any
 * @param held whether they are held; {@code null} for what others say
 * @param downgrade whether the version may be an older one than what is installed
 * @param removals whether other packages may be removed
 * @param recommends whether what they recommend is installed too
 * @param lists how old the lists of packages may be; {@code null} for any age
 */
record AptWish(
        List<String> names,
        Wanted wanted,
        String version,
        Boolean held,
        boolean downgrade,
        boolean removals,
        boolean recommends,
        Duration lists) {

    /** What {@code apt-get} is told: the same for all states of the host, so that a host can allow this and nothing else. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (held != null) {
            arguments.add("--allow-change-held-packages");
        }
        if (wanted.isPresent()) {
            if (!removals) {
                arguments.add("--no-remove");
            }
            if (!recommends) {
                arguments.add("--no-install-recommends");
            }
            if (downgrade) {
                arguments.add("--allow-downgrades");
            }
            if (wanted == Wanted.PRESENT && version.isEmpty()) {
                arguments.add("--no-upgrade");
            }
            arguments.add("install");
        } else {
            arguments.add(wanted == Wanted.ABSENT ? "remove" : "purge");
        }
        names.forEach(one -> arguments.add(version.isEmpty() ? one : one + "=" + version));
        return arguments;
    }

    /** What holds them, or ends that. */
    List<String> marking() {
        List<String> argv = new ArrayList<>(List.of("apt-mark", held ? "hold" : "unhold"));
        argv.addAll(names);
        return argv;
    }

    /** Whether a package has the version. */
    boolean isRight(DpkgStatus.Entry entry) {
        return version.isEmpty() || version.equals(entry.version());
    }
}
