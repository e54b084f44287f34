package dev.launchway.cli;

import dev.launchway.cli.secrets.KeyCheck;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.plan.AttributeMember;
import dev.launchway.plan.ComponentDefinition;
import dev.launchway.plan.Definitions;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.OtherVersionException;
import dev.launchway.plan.RootPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.text.DidYouMean;
import dev.launchway.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares keys of secrets with the plan of the jar. The sources may be newer than the plan, and a secret has to be there before
 * the compiler accepts the attribute that wants it: so what the plan does not know is doubtful, and not wrong.
 */
final class KnownKeys implements KeyCheck {

    private static final String COMPONENT = "component";
    private static final String HOST = "host";

    private final PlanSource source;

    KnownKeys(PlanSource source) {
        this.source = source;
    }

    @Override
    public Optional<String> doubt(String environment, List<String> key) {
        try {
            ServicePlan plan = source.find();
            EnvironmentPlan known = plan.environments().contains(environment) ? plan.environment(environment) : null;
            return known == null ? Optional.empty() : doubt(plan, known, key);
        } catch (InvalidModelException | OtherVersionException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> doubt(ServicePlan plan, EnvironmentPlan environment, List<String> key) {
        if (key.get(0).equals(COMPONENT) && key.size() >= 3) {
            return doubt(plan, environment, environment.roots(), key.subList(1, key.size()), "");
        }
        if (!key.get(0).equals(HOST) || key.size() < 5 || !key.get(2).equals(COMPONENT)) {
            return Optional.empty();
        }
        String host = key.get(1);
        Set<String> hosts = new TreeSet<>();
        for (HostPlan one : environment.hostPlans()) {
            hosts.add(one.name());
        }
        if (!hosts.contains(host)) {
            return Optional.of("the plan has no host '" + host + "' in environment '" + environment.name() + "'"
                    + DidYouMean.ending(host, hosts));
        }
        List<RootPlan> there = new ArrayList<>();
        for (RootPlan root : environment.roots()) {
            if (root.host().name().equals(host)) {
                there.add(root);
            }
        }
        return doubt(plan, environment, there, key.subList(3, key.size()), " on host '" + host + "'");
    }

    private static Optional<String> doubt(
            ServicePlan plan, EnvironmentPlan environment, List<RootPlan> roots, List<String> key, String where) {
        String component = key.get(0);
        Set<String> components = new TreeSet<>();
        Set<String> attributes = new TreeSet<>();
        Definitions definitions = new Definitions();
        for (RootPlan root : roots) {
            components.add(root.name());
            if (root.name().equals(component)) {
                definitions
                        .component(root.className(), plan.classLoader())
                        .ifPresent(definition -> addAttributes(definition, attributes));
            }
        }
        if (!components.contains(component)) {
            return Optional.of("the plan assigns no component '" + component + "' in environment '" + environment.name()
                    + "'" + where + DidYouMean.ending(component, components));
        }
        String attribute = key.get(1);
        return attributes.contains(attribute)
                ? Optional.empty()
                : Optional.of("in the plan, component '" + component + "' has no attribute '" + attribute + "'"
                        + DidYouMean.ending(attribute, attributes));
    }

    private static void addAttributes(ComponentDefinition<?> definition, Set<String> attributes) {
        for (AttributeMember attribute : definition.members().attributes()) {
            attributes.add(Names.kebab(attribute.field()));
        }
    }
}
