package dev.launchway.processor.check.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.OverrideSection;
import dev.launchway.processor.assignment.RootName;
import dev.launchway.processor.assignment.RootNames;
import dev.launchway.processor.environment.Assignment;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.HostModel;
import dev.launchway.processor.environment.Setting;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.FeaturesModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.DidYouMean;
import dev.launchway.text.Names;
import dev.launchway.text.NearestName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** An environment assigns components that there are, with features and platforms that they know. */
final class AssignmentRules {

    private final ServiceModel model;
    private final RootNames names;
    private final Diagnostics diagnostics;
    /** The platforms that components know, with one of these components each. */
    private final Map<String, String> platforms = new TreeMap<>();

    AssignmentRules(ServiceModel model, RootNames names, Diagnostics diagnostics) {
        this.model = model;
        this.names = names;
        this.diagnostics = diagnostics;
        for (ComponentModel component : model.components()) {
            component
                    .platforms()
                    .forEach(platform -> platforms.putIfAbsent(platform.platform(), component.displayName()));
        }
    }

    void check(EnvironmentModel environment) {
        environment.hosts().forEach(this::check);
        environment.strays().forEach(this::check);
        for (OverrideSection section : OverrideSection.of(environment)) {
            if (names.named(section.component()).isEmpty()) {
                reportUnknown(
                        Code.LW320_UNKNOWN_OVERRIDDEN_COMPONENT,
                        section.component(),
                        section.overrides().location().toString());
            }
        }
    }

    private void check(HostModel host) {
        checkPlatform(host.platform());
        for (Assignment assignment : host.assignments()) {
            String name = assignment.component();
            RootName root = names.root(name);
            if (root instanceof RootName.Unknown) {
                reportUnknown(
                        Code.LW310_UNKNOWN_COMPONENT,
                        name,
                        assignment.location().toString());
            } else if (root instanceof RootName.Ambiguous ambiguous) {
                reportAmbiguous(assignment, ambiguous.components());
            } else if (root instanceof RootName.NotARoot none) {
                reportNoRoot(none.component(), assignment);
            } else if (root instanceof RootName.Assignable found && model.complete()) {
                checkFeatures(assignment, found.component());
            }
        }
    }

    private void reportAmbiguous(Assignment assignment, List<ComponentModel> components) {
        String name = assignment.component();
        Diagnostic diagnostic = Diagnostic.error(
                        Code.LW314_AMBIGUOUS_COMPONENT, "several libraries have a component named '" + name + "'")
                .in(assignment.location().toString())
                .help("write a subclass with a name of its own: @Component(\"my-" + name + "\")");
        for (ComponentModel one : components) {
            diagnostic = diagnostic.detail(one.binaryName());
        }
        diagnostics.add(diagnostic);
    }

    private void reportNoRoot(ComponentModel component, Assignment assignment) {
        Set<Modifier> modifiers = component.element().getModifiers();
        boolean isAbstract = modifiers.contains(Modifier.ABSTRACT);
        boolean isSealed = modifiers.contains(Modifier.SEALED);
        List<String> subclasses = model.components().stream()
                .filter(one -> one.instantiable() && model.lineage(one).contains(component))
                .map(one -> "'" + one.rootName() + "'")
                .toList();
        String help = "give it a constructor without arguments that is neither private nor throws a checked exception";
        if (isAbstract && subclasses.isEmpty()) {
            help = "assign a subclass of it with @Component that is not abstract; there is none yet";
        } else if (isAbstract) {
            help = "assign " + (subclasses.size() == 1 ? "its subclass " : "one of its subclasses: ")
                    + String.join(", ", subclasses);
        }
        error(
                Code.LW311_NOT_A_ROOT,
                assignment.location().toString(),
                "component '" + component.rootName() + "' cannot be assigned to a host: " + component.displayName()
                        + (isAbstract && isSealed
                                ? " is sealed and abstract"
                                : " " + component.obstacle().orElseThrow()),
                help);
    }

    private void reportUnknown(Code code, String name, String location) {
        boolean isOfFaultyClass = model.strays().rootNames().contains(name)
                || model.components().stream()
                        .anyMatch(component -> component.rootName().equals(name));
        if (!model.complete() || isOfFaultyClass) {
            return;
        }
        diagnostics.add(Diagnostic.error(
                        code, "there is no component '" + name + "'" + DidYouMean.ending(names.nearest(name)))
                .in(location)
                .help("a component is a class with @Component, of the service or of a library on its class path"));
    }

    private void checkFeatures(Assignment assignment, ComponentModel component) {
        Optional<FeaturesModel> known = model.features(component);
        for (Setting feature : assignment.features()) {
            if (known.isEmpty()) {
                error(
                        Code.LW313_UNKNOWN_FEATURE,
                        feature.location().toString(),
                        "component '" + component.rootName() + "' has no features, and ':" + feature.text()
                                + "' selects nothing",
                        "write \"" + component.rootName() + "\" alone, or give " + component.displayName()
                                + " a field with @Features");
            } else if (known.get().free() ? !Names.isKebab(feature.text()) : isUnknown(feature, known.get())) {
                String guess = DidYouMean.ending(feature.text(), known.get().names());
                error(
                        Code.LW313_UNKNOWN_FEATURE,
                        feature.location().toString(),
                        "component '" + component.rootName() + "' has no feature '" + feature.text() + "'" + guess,
                        known.get().free()
                                ? "features are lower-case letters, digits and dashes"
                                : "its features are "
                                        + String.join(", ", known.get().names()));
            }
        }
    }

    private static boolean isUnknown(Setting feature, FeaturesModel known) {
        return known.type().isPresent() && !known.names().contains(feature.text());
    }

    private void checkPlatform(Setting platform) {
        if (platform == null || platforms.isEmpty() || platforms.containsKey(platform.text()) || !model.complete()) {
            return;
        }
        diagnostics.add(Diagnostic.warning(
                        Code.LW330_UNKNOWN_PLATFORM,
                        "no component knows the platform '" + platform.text() + "'"
                                + DidYouMean.ending(platform.text(), platforms.keySet()))
                .help(help(platform.text()))
                .in(platform.location().toString()));
    }

    /** The typo may stand at either place. */
    private String help(String platform) {
        return NearestName.of(platform, platforms.keySet())
                .map(near -> "write '" + near + "' here, or '" + platform + "' in @Platform of " + platforms.get(near))
                .orElseGet(() -> "components know " + String.join(", ", platforms.keySet()));
    }

    private void error(Code code, String location, String statement, String help) {
        diagnostics.add(Diagnostic.error(code, statement).in(location).help(help));
    }
}
