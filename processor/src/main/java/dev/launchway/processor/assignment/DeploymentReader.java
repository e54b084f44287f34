package dev.launchway.processor.assignment;

import dev.launchway.processor.environment.Assignment;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.Gap;
import dev.launchway.processor.environment.HostModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Brings environments and components together. Names and values that do not fit are left out; what is wrong with them, checks say. */
final class DeploymentReader {

    private final RootNames names;
    private final OverrideReader overrides;
    private final SecretSources sources;

    /**
     * Prepares to read environments.
     *
     * @param names the components by name
     * @param attributes their attributes
     */
    DeploymentReader(RootNames names, Attributes attributes) {
        this.names = names;
        this.overrides = new OverrideReader(attributes);
        this.sources = new SecretSources(attributes);
    }

    /**
     * Reads an environment.
     *
     * @param environment the environment
     * @return what it deploys
     */
    Deployment read(EnvironmentModel environment) {
        List<Root> roots = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        boolean foreign = false;
        boolean gaps =
                environment.gaps().contains(Gap.HOSTS) || environment.gaps().contains(Gap.PLATFORMS);
        for (HostModel host : environment.hosts()) {
            for (Assignment assignment : host.assignments()) {
                RootName name = names.root(assignment.component());
                if (name instanceof RootName.Assignable root) {
                    roots.add(new Root(roots.size(), host, assignment, root.component()));
                } else {
                    unknown.add(host.name());
                    foreign |= name instanceof RootName.Unknown
                            && names.nearest(assignment.component()).isEmpty();
                }
            }
        }
        List<OverrideValue> values = new ArrayList<>();
        ConstantReader constants = new ConstantReader(environment);
        for (OverrideSection section : OverrideSection.of(environment)) {
            names.overridden(section.component())
                    .ifPresent(component -> values.addAll(overrides.read(component, section, constants)));
        }
        environment.secretSource().ifPresent(source -> values.addAll(sources.read(source, roots, List.copyOf(values))));
        return new Deployment(environment, List.copyOf(roots), List.copyOf(values), Set.copyOf(unknown), foreign, gaps);
    }
}
