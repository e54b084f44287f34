package dev.launchway.remote;

import dev.launchway.engine.expand.ExpansionSettings;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import java.nio.file.Path;
import java.util.Optional;

/** As whom hosts of an environment are deployed, and where that lies on them, as far as it is known before they are reached. */
public final class DeploymentUsers {

    private final EnvironmentPlan environment;
    private final String localUser;
    private final Path localHome;

    /**
     * Looks at an environment.
     *
     * @param environment the environment
     * @param localUser the user of the controller, who logs in where nothing else is said
     * @param localHome that user's home directory
     */
    public DeploymentUsers(EnvironmentPlan environment, String localUser, Path localHome) {
        this.environment = environment;
        this.localUser = localUser;
        this.localHome = localHome;
    }

    /**
     * Who deploys a host.
     *
     * @param host one of the environment
     * @return the user that its components are deployed as
     */
    public String deploying(HostPlan host) {
        return new HostAccess(environment, host).user().orElse(localUser);
    }

    /**
     * Who logs in to a host and becomes the one who deploys it.
     *
     * @param host one of the environment
     * @return empty where it is the same user
     */
    public Optional<String> loggingIn(HostPlan host) {
        HostAccess access = new HostAccess(environment, host);
        String login = access.login().orElse(localUser);
        return login.equals(deploying(host)) ? Optional.empty() : Optional.of(login);
    }

    /**
     * Where the service lies on hosts: where homes usually are.
     *
     * @param platform the platform that the command line names
     * @return settings for an expansion
     */
    public ExpansionSettings places(Optional<String> platform) {
        return new HostPlaces(environment, localUser, localHome, access -> null).settings(platform);
    }
}
