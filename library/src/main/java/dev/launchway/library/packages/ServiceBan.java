package dev.launchway.library.packages;

import dev.launchway.api.FileMode;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps packages from starting their services while they are installed, by the program that Debian's maintainer scripts ask
 * (invoke-rc.d(8)). One that is left behind by a run that was killed allows everything again after a while. One of others stays: it
 * is the host's word.
 */
final class ServiceBan {

    static final Path FILE = Path.of("/usr/sbin/policy-rc.d");
    static final FileMode MODE = FileMode.of(0755);

    private static final String MARK = "# made by Launchway for one installation\n";

    private ServiceBan() {}

    /** Whether one is there that was made by a run that was killed. */
    static boolean isLeft(Probe probe) {
        return probe.status(FILE).isFile() && probe.read(FILE).contains(MARK);
    }

    /** Runs something, with services kept from being started. */
    static void during(Target target, Target root, Duration longest, Runnable installation) {
        if (target.exists(FILE) && !isLeft(target)) {
            installation.run();
            return;
        }
        long end = Instant.now().plus(longest).getEpochSecond();
        String script = "#!/bin/sh\n" + MARK + "[ \"$(date +%s)\" -lt " + end + " ] && exit 101\nexit 0\n";
        root.write(FILE, script.getBytes(StandardCharsets.UTF_8), MODE);
        try {
            installation.run();
        } finally {
            root.delete(FILE);
        }
    }
}
