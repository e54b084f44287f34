package dev.launchway.processor.environment;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one environment file says, before what it extends is added.
 *
 * @param source its bytes
 * @param base the environment that it extends, {@code null} for none
 * @param settings the scalar keys of {@code [environment]}, and {@code sandbox}
 * @param data the free data
 * @param hosts the hosts that it gives components to, in the order of the file
 * @param strays lists of components that a fault keeps from a host
 * @param sections the sections of hosts, in the order of the file
 * @param overrides the sections {@code [component.x]} by component
 * @param resolver the table {@code [resolver]}
 * @param pathMap the map of {@code [vfs]}
 * @param secretSource where secrets come from that stand in no file of secrets, {@code null} where it does not say
 * @param accepted the codes of the warnings that it accepts
 * @param gaps what its faults leave open
 */
record EnvironmentFile(
        EnvironmentSource source,
        Setting base,
        Map<String, Setting> settings,
        Map<String, Setting> data,
        List<HostEntry> hosts,
        List<HostEntry> strays,
        List<HostSection> sections,
        Map<String, Overrides> overrides,
        Map<String, ResolverEntry> resolver,
        Map<String, Setting> pathMap,
        SecretSource secretSource,
        Set<String> accepted,
        Set<Gap> gaps) {}
