package dev.launchway.library.service;

import dev.launchway.api.Configuration;
import java.nio.file.Path;

/**
 * Where the files of a service are. A directory of the system that the environment maps elsewhere is {@code null}: what reads it does
 * not look there.
 *
 * @param own the directory in the work directory for what only Launchway reads
 * @param units the units of the system's systemd
 * @param userUnits the units of the user's systemd
 * @param supervisor the configuration of supervisor's programs
 * @param cron the tables of cron that are files of their own
 */
record Places(Path own, Path units, Path userUnits, Path supervisor, Path cron) {

    static Places of(Configuration here) {
        return new Places(
                here.workdir().resolve(".services"),
                unmapped(here, "/etc/systemd/system"),
                here.map("~/.config/systemd/user"),
                unmapped(here, "/etc/supervisor/conf.d"),
                unmapped(here, "/etc/cron.d"));
    }

    private static Path unmapped(Configuration here, String directory) {
        Path path = Path.of(directory);
        return here.map(directory).equals(path) ? path : null;
    }
}
