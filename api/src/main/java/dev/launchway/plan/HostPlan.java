package dev.launchway.plan;

import dev.launchway.api.Host;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A host of an environment, as its file describes it.
 *
 * @param name its name there
 * @param fqdn the name with the environment's domain
 * @param platform its own platform; once decided by {@link EnvironmentPlan#withPlatforms}, the one that holds
 * @param data its data, in the order of the file
 * @param settings its own settings for the way to it: {@code service-user}, {@code connect}, {@code host-key}, …
 * @param components the names of its root components
 * @param ignored whether it is left alone
 * @param location where it stands: {@code environments/x.toml:line:column}
 */
public record HostPlan(
        String name,
        String fqdn,
        Optional<String> platform,
        Map<String, String> data,
        Map<String, String> settings,
        List<String> components,
        boolean ignored,
        String location)
        implements Host {

    HostPlan withPlatform(String general) {
        boolean keeps = platform.isPresent() || general == null || general.isEmpty();
        return keeps
                ? this
                : new HostPlan(name, fqdn, Optional.of(general), data, settings, components, ignored, location);
    }
}
