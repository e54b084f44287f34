package dev.launchway.processor.check.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Hosts;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.PlatformModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.resource.DeployedResources;
import dev.launchway.text.DidYouMean;
import dev.launchway.text.NearestName;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Warns of platform components that no environment deploys: of a platform, or of a component, that is nowhere. */
final class PlatformReport {

    private final ServiceModel model;
    private final Set<String> platforms = new TreeSet<>();
    private final Map<String, Set<String>> hosts = new HashMap<>();

    private PlatformReport(ServiceModel model) {
        this.model = model;
    }

    static void check(ServiceModel model, List<DeployedResources> environments, Diagnostics diagnostics) {
        PlatformReport report = new PlatformReport(model);
        environments.forEach(report::look);
        report.report(diagnostics);
    }

    private void look(DeployedResources resources) {
        for (Root root : resources.roots()) {
            if (root.host().platform() != null) {
                platforms.add(root.host().platform().text());
            }
            for (String component : resources.tree(root.index()).components()) {
                hosts.computeIfAbsent(component, name -> new LinkedHashSet<>())
                        .add(root.host().name());
            }
        }
    }

    private void report(Diagnostics diagnostics) {
        Set<String> known = new TreeSet<>();
        model.components().forEach(component -> component.platforms().forEach(one -> known.add(one.platform())));
        for (ComponentModel component : model.components()) {
            boolean reaches = component.fromSource() && !hosts.containsKey(component.binaryName());
            for (PlatformModel platform : reaches ? component.platforms() : List.<PlatformModel>of()) {
                Optional<ComponentModel> of = model.component(platform.of());
                if (of.isPresent() && !isMeant(platform.platform(), known)) {
                    report(component, platform, of.get(), diagnostics);
                }
            }
        }
    }

    /** Whether an environment has a platform that nobody knows and that looks like this one: that is reported there. */
    private boolean isMeant(String platform, Collection<String> known) {
        return platforms.stream()
                .anyMatch(one -> !known.contains(one)
                        && NearestName.of(one, known).filter(platform::equals).isPresent());
    }

    private void report(ComponentModel component, PlatformModel platform, ComponentModel of, Diagnostics diagnostics) {
        String name = platform.platform();
        Diagnostic diagnostic = Diagnostic.warning(
                Code.LW334_UNUSED_PLATFORM,
                "no environment deploys the platform component '" + component.displayName() + "'");
        if (!platforms.contains(name)) {
            diagnostics.add(diagnostic
                    .detail("it is for hosts of the platform '" + name + "', and "
                            + (platforms.isEmpty()
                                    ? "no environment names a platform"
                                    : "environments name only " + String.join(", ", platforms)))
                    .help(DidYouMean.question(name, platforms)
                            .orElse("write platform = \"" + name + "\" in [environment] or in a [host.…], or delete '"
                                    + component.displayName() + "'"))
                    .at(platform.anchor()));
            return;
        }
        Set<String> running = hosts.getOrDefault(of.binaryName(), Set.of());
        if (running.isEmpty()) {
            diagnostics.add(diagnostic
                    .detail("it is a part of '" + of.displayName()
                            + "', which no host runs, and which no component that runs has as a sub-component")
                    .help("assign '" + of.rootName() + "' to a host of the platform '" + name
                            + "'; where a configure adds it, name it there: @Component(adds = "
                            + of.element().getSimpleName() + ".class)")
                    .at(platform.ofAnchor()));
            return;
        }
        diagnostics.add(diagnostic
                .detail("it is a part of '" + of.displayName() + "' on hosts of the platform '" + name
                        + "', and no such host runs that: it runs on " + Hosts.listed(List.copyOf(running)))
                .help("write platform = \"" + name + "\" for a host that runs it, or delete '" + component.displayName()
                        + "'")
                .at(platform.anchor()));
    }
}
