package dev.launchway.processor.environment;

import java.util.Map;

/**
 * What a section {@code [host.x]} says besides the components.
 *
 * @param name the host's name, ranges expanded
 * @param settings its scalar keys
 * @param data its free data
 * @param overrides the sections {@code [host.x.component.y]} by component
 * @param location where the section stands
 */
record HostSection(
        String name,
        Map<String, Setting> settings,
        Map<String, Setting> data,
        Map<String, Overrides> overrides,
        Location location) {}
