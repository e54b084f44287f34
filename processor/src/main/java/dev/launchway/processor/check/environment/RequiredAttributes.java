package dev.launchway.processor.check.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Attributes;
import dev.launchway.processor.assignment.ConstantReader;
import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.Hosts;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.assignment.RootNames;
import dev.launchway.processor.assignment.SecretHelp;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.Gap;
import dev.launchway.processor.environment.HostModel;
import dev.launchway.processor.environment.Overrides;
import dev.launchway.processor.environment.SecretsCommand;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that an environment sets the required attributes of the components that it deploys. */
final class RequiredAttributes {

    private final Attributes attributes;
    private final RootNames names;
    private final Diagnostics diagnostics;

    /** What each environment misses, in the order of the environments. */
    private final List<Missing> all = new ArrayList<>();

    RequiredAttributes(Attributes attributes, RootNames names, Diagnostics diagnostics) {
        this.attributes = attributes;
        this.names = names;
        this.diagnostics = diagnostics;
    }

    /**
     * An attribute that an environment does not set.
     *
     * @param environment the environment
     * @param attribute the attribute
     * @param component the component
     * @param roots where it misses it
     */
    private record Missing(
            EnvironmentModel environment, AttributeModel attribute, ComponentModel component, List<Root> roots) {

        boolean isOf(AttributeModel other, ComponentModel owner) {
            return component.binaryName().equals(owner.binaryName())
                    && attribute.name().equals(other.name());
        }

        /** Whether this environment takes what it misses from another one, where it is missed too. */
        boolean inherits(Missing base) {
            return base.isOf(attribute, component)
                    && environment.files().stream().skip(1).anyMatch(file -> file.fileName()
                            .equals(base.environment.fileName()));
        }
    }

    /** Reports what was found: what an environment extends is the one to mend. */
    void report() {
        for (Missing missing : all) {
            if (all.stream().noneMatch(missing::inherits)) {
                List<String> heirs = all.stream()
                        .filter(other -> other.inherits(missing))
                        .map(other -> "'" + other.environment().name() + "'")
                        .toList();
                report(missing, heirs);
            }
        }
    }

    void check(Deployment deployment) {
        EnvironmentModel environment = deployment.environment();
        if (environment.gaps().contains(Gap.OVERRIDES)) {
            return;
        }
        Set<String> misspelt = misspelt(environment);
        Map<String, List<Root>> byComponent = new LinkedHashMap<>();
        for (Root root : deployment.roots()) {
            byComponent
                    .computeIfAbsent(root.component().binaryName(), name -> new ArrayList<>())
                    .add(root);
        }
        for (List<Root> instances : byComponent.values()) {
            ComponentModel component = instances.get(0).component();
            if (misspelt.contains(component.rootName())) {
                continue;
            }
            for (AttributeModel attribute : attributes.of(component).values()) {
                if (attribute.required() && attribute.type().isData()) {
                    check(deployment, attribute, component, instances);
                }
            }
        }
    }

    /** The components that sections with unknown names were probably meant for. */
    private Set<String> misspelt(EnvironmentModel environment) {
        Set<String> unknown = new HashSet<>(environment.overrides().keySet());
        environment.hosts().forEach(host -> unknown.addAll(host.overrides().keySet()));
        environment.strays().forEach(host -> unknown.addAll(host.overrides().keySet()));
        Set<String> meant = new HashSet<>();
        for (String name : unknown) {
            if (names.named(name).isEmpty()) {
                names.nearest(name).ifPresent(meant::add);
            }
        }
        return meant;
    }

    private void check(
            Deployment deployment, AttributeModel attribute, ComponentModel component, List<Root> instances) {
        EnvironmentModel environment = deployment.environment();
        boolean secret = ConstantReader.isSecret(attribute.type());
        if (secret && environment.gaps().contains(Gap.SECRETS)) {
            return;
        }
        boolean everywhere = sets(environment.overrides().get(component.rootName()), attribute, component);
        boolean onStray = environment.strays().stream()
                .anyMatch(host -> sets(host.overrides().get(component.rootName()), attribute, component));
        if (everywhere || onStray) {
            return;
        }
        List<Root> missing = instances.stream()
                .filter(root -> !sets(root.host().overrides().get(component.rootName()), attribute, component)
                        && !(secret && sets(deployment, root, attribute)))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        all.add(new Missing(environment, attribute, component, missing));
    }

    private void report(Missing missing, List<String> heirs) {
        AttributeModel attribute = missing.attribute();
        ComponentModel component = missing.component();
        String file = "environments/" + missing.environment().fileName();
        HostModel host = missing.roots().get(0).host();
        String onHosts = Hosts.listed(
                missing.roots().stream().map(root -> root.host().name()).toList());
        Diagnostic diagnostic = Diagnostic.error(
                        Code.LW323_REQUIRED_ATTRIBUTE,
                        "environment '" + missing.environment().name() + "' does not set '" + attribute.key()
                                + "' of component '" + component.rootName() + "'")
                .detail(component.displayName() + "." + attribute.name() + " is required on " + onHosts + " ("
                        + missing.roots().get(0).assignment().location().brief() + ")")
                .at(attribute.anchor());
        if (!heirs.isEmpty()) {
            diagnostic = diagnostic.detail("it is extended by " + String.join(", ", heirs) + ", which "
                    + (heirs.size() == 1 ? "does" : "do") + " not either");
        }
        if (ConstantReader.isSecret(attribute.type())) {
            String name = missing.environment().name();
            String first = missing.environment().hasSecrets()
                    ? ""
                    : "make the file of secrets, once, by '" + SecretsCommand.init(name)
                            + "' (before there is a plan jar, by 'mvn launchway:secrets -Dsecrets=\"init " + name
                            + "\"'); then ";
            diagnostics.add(diagnostic.help(first
                    + SecretHelp.set(name, component.rootName(), Optional.empty(), attribute)
                    + ", or write " + attribute.key() + " = " + Samples.of(attribute.type()) + " in " + file));
            return;
        }
        diagnostics.add(diagnostic.help("write in " + file + " below [component." + component.rootName()
                + "], or for one host below [host." + host.name() + ".component." + component.rootName()
                + "]: " + attribute.key() + " = " + Samples.of(attribute.type())));
    }

    /** Whether a root component has a secret from a file of secrets, or from a source. */
    private static boolean sets(Deployment deployment, Root root, AttributeModel attribute) {
        return deployment.overrides().stream().anyMatch(value -> value.sets(root, attribute.name()));
    }

    /** Whether a section sets an attribute, or has an unknown key that was probably meant for it. */
    private boolean sets(Overrides overrides, AttributeModel attribute, ComponentModel component) {
        if (overrides == null) {
            return false;
        }
        Set<String> keys = overrides.values().keySet();
        return keys.contains(attribute.key())
                || keys.stream().anyMatch(key -> attributes
                        .nearest(key, component)
                        .filter(attribute.key()::equals)
                        .isPresent());
    }
}
