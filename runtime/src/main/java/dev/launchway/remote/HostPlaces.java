package dev.launchway.remote;

import dev.launchway.engine.expand.ExpansionSettings;
import dev.launchway.engine.expand.ExpansionSettings.Place;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.remote.bootstrap.RunningAgent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where a service lies on each host: where homes usually are, until a host has said so itself. */
final class HostPlaces {

    private final Path home;
    private final Map<String, Place> places = new HashMap<>();

    /**
     * Guesses.
     *
     * @param environment the environment
     * @param user the user of the controller, who logs in where nothing else is said
     * @param home that user's home directory
     */
    HostPlaces(EnvironmentPlan environment, String user, Path home) {
        this.home = home;
        for (HostPlan host : environment.hostPlans()) {
            places.put(host.name(), expected(new HostAccess(environment, host), user, home));
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

    /** Hosts know best where their homes are; whether any of them is elsewhere than it was thought to be. */
    boolean correct(Map<HostConnection, RunningAgent> agents) {
        boolean different = false;
        for (Map.Entry<HostConnection, RunningAgent> entry : agents.entrySet()) {
            RunningAgent agent = entry.getValue();
            Place actual = new Place(Path.of(agent.base()), Path.of(agent.home()));
            Place thought = places.put(entry.getKey().name(), actual);
            different |= thought == null
                    || !actual.base().equals(thought.base())
                    || !actual.home().equals(thought.home());
        }
        return different;
    }

    /** How an environment is configured with what is known by now. */
    ExpansionSettings settings(Optional<String> platform) {
        return new ExpansionSettings(places, new Place(Path.of("/"), home), platform);
    }
}
