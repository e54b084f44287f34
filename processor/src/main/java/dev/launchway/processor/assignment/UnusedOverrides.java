package dev.launchway.processor.assignment;

import dev.launchway.diagnostic.EnvironmentCode;
import dev.launchway.processor.environment.HostModel;
import dev.launchway.processor.environment.Location;
import dev.launchway.processor.environment.Overrides;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Warns about overrides of components that run nowhere. A section that one environment inherits from another is used when it is
 * used in one of them.
 */
public final class UnusedOverrides {

    private final Map<Location, String> unused = new TreeMap<>();

    private final Predicate<String> known;

    private UnusedOverrides(Predicate<String> known) {
        this.known = known;
    }

    /**
     * Checks the sections of all environments.
     *
     * @param deployments all environments
     * @param known whether a name is that of a component; of others more has been said already
     * @param diagnostics where warnings go
     */
    public static void check(List<Deployment> deployments, Predicate<String> known, Diagnostics diagnostics) {
        UnusedOverrides overrides = new UnusedOverrides(known);
        Set<Location> used = new HashSet<>();
        for (Deployment deployment : deployments) {
            overrides.collect(deployment, used);
        }
        overrides.unused.keySet().removeAll(used);
        overrides.unused.forEach(
                (location, statement) -> diagnostics.add(Diagnostic.warning(EnvironmentCode.UNUSED_OVERRIDE, statement)
                        .help("assign the component to a host, or delete the section")
                        .in(location.toString())));
    }

    private void collect(Deployment deployment, Set<Location> used) {
        Set<String> assigned = new HashSet<>();
        for (HostModel host : deployment.environment().hosts()) {
            Set<String> here = new HashSet<>();
            host.assignments().forEach(assignment -> here.add(assignment.component()));
            collect(host.overrides(), here, "host '" + host.name() + "' does not run", deployment.complete(), used);
            assigned.addAll(here);
        }
        collect(deployment.environment().overrides(), assigned, "no host runs", deployment.complete(), used);
    }

    private void collect(
            Map<String, Overrides> sections, Set<String> assigned, String why, boolean certain, Set<Location> used) {
        sections.forEach((component, section) -> {
            if (!certain || assigned.contains(component)) {
                used.add(section.location());
            } else if (known.test(component)) {
                unused.put(section.location(), why + " component '" + component + "', which is set here");
            }
        });
    }
}
