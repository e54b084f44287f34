package dev.launchway.processor.environment;

import java.util.List;
import java.util.Map;

/**
 * A host of an environment, all that it extends included.
 *
 * @param name its name
 * @param fqdn its name with the environment's domain
 * @param platform its own platform, else the environment's, {@code null} for none
 * @param ownPlatform its own platform, {@code null} for none
 * @param ignored whether it is left alone
 * @param assignments its components, in order
 * @param settings its scalar keys
 * @param data its free data
 * @param overrides what is set for components on this host alone
 * @param location where it stands
 */
public record HostModel(
        String name,
        String fqdn,
        Setting platform,
        Setting ownPlatform,
        boolean ignored,
        List<Assignment> assignments,
        Map<String, Setting> settings,
        Map<String, Setting> data,
        Map<String, Overrides> overrides,
        Location location) {}
