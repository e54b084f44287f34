package dev.launchway.engine.expand;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the plan leaves open.
 *
 * @param places where hosts differ: the places of each, by the host's name
 * @param otherwise the places of all other hosts
 * @param platform the platform that the command line names, for hosts without one of their own
 */
public record ExpansionSettings(Map<String, Place> places, Place otherwise, Optional<String> platform) {

    /**
     * Where a service lies on a host.
     *
     * @param base the target directory; made absolute
     * @param home the home directory, for {@code ~}; made absolute
     */
    public record Place(Path base, Path home) {

        /** Makes both absolute. */
        public Place {
            base = base.toAbsolutePath().normalize();
            home = home.toAbsolutePath().normalize();
        }
    }

    /** Copies the places. */
    public ExpansionSettings {
        places = Map.copyOf(places);
    }

    /**
     * The same places for all hosts.
     *
     * @param base the target directory
     * @param home the home directory, for {@code ~}
     * @param platform the platform that the command line names
     */
    public ExpansionSettings(Path base, Path home, Optional<String> platform) {
        this(Map.of(), new Place(base, home), platform);
    }

    Place placeOf(String host) {
        return places.getOrDefault(host, otherwise);
    }
}
