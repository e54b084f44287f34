package dev.launchway.plan;

import dev.launchway.api.Host;
import java.util.Map;
import java.util.Optional;

/**
 * A host of an environment, as its file describes it.
 *
 * @param name its name there
 * @param fqdn the name with the environment's domain
 * @param platform its platform, from the host or the environment
 * @param data its data, in the order of the file
 * @param settings its own settings for the way to it: {@code service-user}, {@code connect}, {@code host-key}, …
 * @param ignored whether it is left alone
 * @param location where it stands: {@code environments/x.toml:line:column}
 */
public record HostPlan(
        String name,
        String fqdn,
        Optional<String> platform,
        Map<String, String> data,
        Map<String, String> settings,
        boolean ignored,
        String location)
        implements Host {}
