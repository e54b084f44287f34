package dev.launchway.engine.expand;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the machine and the command line add to a plan.
 *
 * @param base the directory that holds {@code work/}; made absolute
 * @param home the home directory that {@code ~} stands for
 * @param platform the platform of hosts that name none themselves; empty for the environment's
 */
public record ExpansionSettings(Path base, Path home, Optional<String> platform) {

    /** Makes the directories absolute. */
    public ExpansionSettings {
        base = base.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
    }
}
