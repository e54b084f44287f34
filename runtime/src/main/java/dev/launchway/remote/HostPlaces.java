package dev.launchway.remote;

import dev.launchway.engine.expand.ExpansionSettings;
import dev.launchway.engine.expand.ExpansionSettings.Place;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.remote.bootstrap.ReachedHost;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Where a service lies on each host: where it was the last time, or where homes usually are, until a host has said so itself. */
final class HostPlaces {

    private final Path home;
    private final Map<String, Place> places = new HashMap<>();

    /**
     * Guesses.
     *
     * @param environment the environment
     * @param user the user of the controller, who logs in where nothing else is said
     * @param home that user's home directory
     * @param known where hosts were found to have theirs before; {@code null} where that is not known
     */
    HostPlaces(EnvironmentPlan environment, String user, Path home, Function<HostAccess, Place> known) {
        this.home = home;
        for (HostPlan host : environment.hostPlans()) {
            HostAccess access = new HostAccess(environment, host);
            Place before = known.apply(access);
            places.put(host.name(), before == null ? expected(access, user, home) : before);
        }
    }

    private static Place expected(HostAccess access, String localUser, Path localHome) {
        String user = access.user().orElse(localUser);
        Path home = access.isLocal() && user.equals(localUser) ? localHome : home(user);
        String directory = access.directory();
        Path base = directory.equals("~")
                ? home
                : directory.startsWith("~/") ? home.resolve(directory.substring(2)) : home.resolve(directory);
        return new Place(base, home);
    }

    private static Path home(String user) {
        return user.equals("root") ? Path.of("/root") : Path.of("/home", user);
    }

    /** Hosts know best where their homes are: those that are elsewhere than they were thought to be. */
    Map<HostAccess, Place> correct(Map<HostConnection, ReachedHost> reached) {
        Map<HostAccess, Place> different = new HashMap<>();
        for (Map.Entry<HostConnection, ReachedHost> entry : reached.entrySet()) {
            ReachedHost host = entry.getValue();
            Place actual = new Place(Path.of(host.base()), Path.of(host.home()));
            Place thought = places.put(entry.getKey().name(), actual);
            if (!actual.equals(thought)) {
                different.put(entry.getKey().access(), actual);
            }
        }
        return different;
    }

    /** How an environment is configured with what is known by now. */
    ExpansionSettings settings(Optional<String> platform) {
        return new ExpansionSettings(places, new Place(Path.of("/"), home), platform);
    }
}
