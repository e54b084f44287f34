package dev.launchway.processor.assignment;

import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.HostModel;
import dev.launchway.processor.environment.Overrides;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A section of an environment that sets attributes of one component.
 *
 * @param component the root name that it names
 * @param host the only host that it is about; empty for a general one
 * @param overrides what it sets
 */
public record OverrideSection(String component, Optional<String> host, Overrides overrides) {

    /**
     * The sections of an environment.
     *
     * @param environment an environment
     * @return those for all hosts first, then those of each host; those of hosts that do not exist last
     */
    public static List<OverrideSection> of(EnvironmentModel environment) {
        List<OverrideSection> sections = new ArrayList<>();
        environment
                .overrides()
                .forEach((name, section) -> sections.add(new OverrideSection(name, Optional.empty(), section)));
        List<HostModel> hosts = new ArrayList<>(environment.hosts());
        hosts.addAll(environment.strays());
        for (HostModel host : hosts) {
            host.overrides()
                    .forEach((name, section) ->
                            sections.add(new OverrideSection(name, Optional.of(host.name()), section)));
        }
        return sections;
    }
}
