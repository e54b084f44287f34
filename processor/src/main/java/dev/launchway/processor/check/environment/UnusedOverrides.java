package dev.launchway.processor.check.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.assignment.RootNames;
import dev.launchway.processor.environment.ConfigValue;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.HostModel;
import dev.launchway.processor.environment.Location;
import dev.launchway.processor.environment.Overrides;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.resource.ResourceTrees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Warns about overrides that have no effect: of components that run nowhere, and values that are replaced wherever the component
 * runs. What one environment inherits from another is used when it is used in one of them.
 */
final class UnusedOverrides {

    /** A section {@code [component.x]}, or {@code [host.y.component.x]}, with the values that its own file gives it. */
    private record Section(String component, String host, Location location, Map<String, ConfigValue> values) {}

    private final List<Deployment> deployments;
    private final ServiceModel model;
    private final RootNames names;
    private final ResourceTrees trees;
    private final Diagnostics diagnostics;
    private final Set<Location> used = new HashSet<>();

    private UnusedOverrides(
            List<Deployment> deployments, ServiceModel model, RootNames names, Diagnostics diagnostics) {
        this.deployments = deployments;
        this.model = model;
        this.names = names;
        this.trees = new ResourceTrees(model);
        this.diagnostics = diagnostics;
    }

    /**
     * Checks the sections of all environments.
     *
     * @param deployments all environments
     * @param model all components
     * @param names the components by name; of other names more has been said already
     * @param diagnostics where warnings go
     */
    static void check(List<Deployment> deployments, ServiceModel model, RootNames names, Diagnostics diagnostics) {
        UnusedOverrides overrides = new UnusedOverrides(deployments, model, names, diagnostics);
        deployments.forEach(overrides::use);
        for (Deployment deployment : deployments) {
            for (Section section : sections(deployment.environment())) {
                if (!names.named(section.component()).isEmpty()) {
                    overrides.check(section);
                }
            }
        }
    }

    private void use(Deployment deployment) {
        for (Root root : deployment.roots()) {
            effective(deployment, root).values().forEach(value -> used.add(value.location()));
        }
    }

    /** What is set for a component on a host. */
    private static Map<String, ConfigValue> effective(Deployment deployment, Root root) {
        String name = root.component().rootName();
        Map<String, ConfigValue> values = new LinkedHashMap<>();
        Overrides general = deployment.environment().overrides().get(name);
        Overrides own = root.host().overrides().get(name);
        if (general != null) {
            values.putAll(general.values());
        }
        if (own != null) {
            values.putAll(own.values());
        }
        return values;
    }

    /** The sections that an environment's own files have. */
    private static List<Section> sections(EnvironmentModel environment) {
        List<Section> sections = new ArrayList<>();
        environment
                .overrides()
                .forEach((component, overrides) ->
                        add(component, null, overrides, environment, sections, new HashSet<>()));
        Set<Location> seen = new HashSet<>();
        for (HostModel host : environment.hosts()) {
            host.overrides()
                    .forEach((component, overrides) ->
                            add(component, host.name(), overrides, environment, sections, seen));
        }
        return sections;
    }

    private static void add(
            String component,
            String host,
            Overrides overrides,
            EnvironmentModel environment,
            List<Section> into,
            Set<Location> seen) {
        Map<String, Location> byFile = new LinkedHashMap<>();
        overrides.sections().forEach(location -> byFile.put(location.file(), location));
        byFile.forEach((file, location) -> {
            if (environment.owns(file) && seen.add(location)) {
                Map<String, ConfigValue> own = new LinkedHashMap<>();
                overrides.values().forEach((key, value) -> {
                    if (value.location().file().equals(file)) {
                        own.put(key, value);
                    }
                });
                into.add(new Section(component, host, location, own));
            }
        });
    }

    private void check(Section section) {
        List<Deployment> heirs = deployments.stream()
                .filter(deployment ->
                        deployment.environment().reads(section.location().file()))
                .toList();
        List<Root> running = new ArrayList<>();
        Map<String, Set<Location>> replacing = new LinkedHashMap<>();
        for (Deployment heir : heirs) {
            for (Root root : heir.roots()) {
                if (isFor(section, root)) {
                    running.add(root);
                    effective(heir, root).forEach((key, value) -> replacing
                            .computeIfAbsent(key, name -> new TreeSet<>())
                            .add(value.location()));
                }
            }
        }
        if (!running.isEmpty()) {
            section.values().forEach((key, value) -> {
                if (!used.contains(value.location())) {
                    reportReplaced(section, key, value.location(), replacing.getOrDefault(key, Set.of()));
                }
            });
        } else if (heirs.stream().allMatch(heir -> mayNotRun(section, heir))) {
            List<String> parents = parents(section, heirs);
            if (parents.isEmpty()) {
                reportUnused(section);
            } else {
                reportPart(section, parents);
            }
        }
    }

    /** The root components that have the component as a sub-component, where the section is about them. */
    private List<String> parents(Section section, List<Deployment> heirs) {
        List<ComponentModel> components = names.named(section.component());
        if (!model.complete() || components.size() != 1) {
            return List.of();
        }
        Set<String> parents = new TreeSet<>();
        for (Deployment heir : heirs) {
            for (Root root : heir.roots()) {
                boolean here = section.host() == null
                        || section.host().equals(root.host().name());
                if (here
                        && trees.of(root)
                                .components()
                                .contains(components.get(0).binaryName())) {
                    parents.add("'" + root.component().rootName() + "'");
                }
            }
        }
        return List.copyOf(parents);
    }

    private static boolean isFor(Section section, Root root) {
        return root.component().rootName().equals(section.component())
                && (section.host() == null || isOf(section, root.host()));
    }

    private static boolean isOf(Section section, HostModel host) {
        Overrides overrides = host.overrides().get(section.component());
        return overrides != null && overrides.sections().contains(section.location());
    }

    /** Whether it is certain that an environment does not run the component. */
    private static boolean mayNotRun(Section section, Deployment heir) {
        return section.host() == null
                ? heir.complete()
                : heir.environment().hosts().stream()
                        .filter(host -> host.overrides().containsKey(section.component()))
                        .flatMap(host -> host.assignments().stream())
                        .noneMatch(assignment -> assignment.component().equals(section.component()));
    }

    private void reportUnused(Section section) {
        String why = section.host() == null ? "no host runs" : "host '" + section.host() + "' does not run";
        diagnostics.add(Diagnostic.warning(
                        Code.LW325_UNUSED_OVERRIDE, why + " component '" + section.component() + "', which is set here")
                .help("assign the component to a host, or delete the section")
                .in(section.location().toString()));
    }

    private void reportPart(Section section, List<String> parents) {
        diagnostics.add(Diagnostic.warning(
                        Code.LW325_UNUSED_OVERRIDE,
                        "what is set here for component '" + section.component()
                                + "' has no effect: it runs as a sub-component of " + String.join(", ", parents)
                                + ", whose configure sets its attributes")
                .help("set it in that configure, from an attribute of " + parents.get(0)
                        + " that environments set, and delete the section")
                .in(section.location().toString()));
    }

    private void reportReplaced(Section section, String key, Location location, Set<Location> replacing) {
        List<String> places = replacing.stream().map(Location::brief).distinct().toList();
        String shown = String.join(", ", places.subList(0, Math.min(3, places.size())))
                + (places.size() > 3 ? " and " + (places.size() - 3) + " more" : "");
        diagnostics.add(Diagnostic.warning(
                        Code.LW326_REPLACED_OVERRIDE,
                        "'" + key + "' of component '" + section.component() + "' is replaced wherever "
                                + (section.host() == null ? "the component runs" : "that host runs it"))
                .detail("the value is set in " + shown)
                .help("delete it here, or there where this value is meant")
                .in(location.toString()));
    }
}
