package dev.launchway.processor.assignment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.environment.Assignment;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.Gap;
import dev.launchway.processor.environment.HostModel;
import dev.launchway.processor.environment.Overrides;
import dev.launchway.processor.environment.Setting;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.FeaturesModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.Names;
import dev.launchway.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;

/** Brings environments and components together, and reports names and values that do not fit. */
public final class DeploymentReader {

    private final ServiceModel model;
    private final Diagnostics diagnostics;
    private final RootNames names;
    private final OverrideReader overrides;
    private final RequiredAttributes required;
    private final Set<String> platforms = new TreeSet<>();

    /**
     * Prepares to read environments.
     *
     * @param model all components
     * @param ownClass whether a component that this compilation does not compile was compiled by the same project before
     * @param diagnostics where faults go
     */
    public DeploymentReader(ServiceModel model, Predicate<ComponentModel> ownClass, Diagnostics diagnostics) {
        this.model = model;
        this.diagnostics = diagnostics;
        this.names = new RootNames(model, ownClass);
        Attributes attributes = new Attributes(model);
        this.overrides = new OverrideReader(attributes, diagnostics);
        this.required = new RequiredAttributes(attributes, names, diagnostics);
        for (ComponentModel component : model.components()) {
            component.platforms().forEach(platform -> platforms.add(platform.platform()));
        }
    }

    /**
     * Reads an environment.
     *
     * @param environment the environment
     * @return what it deploys
     */
    public Deployment read(EnvironmentModel environment) {
        List<Root> roots = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        boolean gaps =
                environment.gaps().contains(Gap.HOSTS) || environment.gaps().contains(Gap.PLATFORMS);
        for (HostModel host : environment.hosts()) {
            checkPlatform(host.platform());
            for (Assignment assignment : host.assignments()) {
                Optional<ComponentModel> component = component(assignment);
                if (component.isPresent()) {
                    checkFeatures(assignment, component.get());
                    roots.add(new Root(roots.size(), host, assignment, component.get()));
                } else {
                    unknown.add(host.name());
                }
            }
        }
        for (HostModel stray : environment.strays()) {
            checkPlatform(stray.platform());
            stray.assignments().forEach(assignment -> component(assignment)
                    .ifPresent(component -> checkFeatures(assignment, component)));
        }
        required.check(environment, roots);
        return new Deployment(environment, List.copyOf(roots), overrides(environment), Set.copyOf(unknown), gaps);
    }

    /**
     * Whether a name is that of a component.
     *
     * @param name a name
     * @return whether there is at least one
     */
    public boolean knows(String name) {
        return !names.named(name).isEmpty();
    }

    private Optional<ComponentModel> component(Assignment assignment) {
        String name = assignment.component();
        List<ComponentModel> found = names.named(name);
        if (found.isEmpty()) {
            reportUnknown(
                    Code.LW310_UNKNOWN_COMPONENT, name, assignment.location().toString());
            return Optional.empty();
        }
        ComponentModel component = found.get(0);
        if (found.size() > 1 && found.stream().allMatch(ComponentModel::fromSource)) {
            // That two classes of the service have one name is said of the classes.
            return Optional.empty();
        }
        if (found.size() > 1) {
            Diagnostic diagnostic = Diagnostic.error(
                            Code.LW314_AMBIGUOUS_COMPONENT, "several libraries have a component named '" + name + "'")
                    .in(assignment.location().toString())
                    .help("write a subclass with a name of its own: @Component(\"my-" + name + "\")");
            for (ComponentModel one : found) {
                diagnostic = diagnostic.detail(one.binaryName());
            }
            diagnostics.add(diagnostic);
            return Optional.empty();
        }
        if (component.broken()) {
            return Optional.empty();
        }
        if (!component.instantiable()) {
            reportNoRoot(component, assignment);
            return Optional.empty();
        }
        return found.stream().findFirst();
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
        if (!model.complete() || model.misfits().rootNames().contains(name)) {
            return;
        }
        diagnostics.add(Diagnostic.error(
                        code,
                        "there is no component '" + name + "'"
                                + names.nearest(name)
                                        .map(near -> "; did you mean '" + near + "'?")
                                        .orElse(""))
                .in(location)
                .help("a component is a class with @Component, of the service or of a library on its class path"));
    }

    private void checkFeatures(Assignment assignment, ComponentModel component) {
        if (!model.complete()) {
            return;
        }
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
                String guess = Nearest.to(feature.text(), known.get().names())
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
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
        if (platform == null || platforms.isEmpty() || platforms.contains(platform.text()) || !model.complete()) {
            return;
        }
        diagnostics.add(Diagnostic.warning(
                        Code.LW330_UNKNOWN_PLATFORM,
                        "no component knows the platform '" + platform.text() + "'"
                                + Nearest.to(platform.text(), platforms)
                                        .map(near -> "; did you mean '" + near + "'?")
                                        .orElse(""))
                .help("components know " + String.join(", ", platforms))
                .in(platform.location().toString()));
    }

    private List<OverrideValue> overrides(EnvironmentModel environment) {
        List<OverrideValue> all = new ArrayList<>();
        environment.overrides().forEach((name, section) -> overridden(name, section)
                .ifPresent(component -> overrides.read(component, section, Optional.empty(), all)));
        List<HostModel> hosts = new ArrayList<>(environment.hosts());
        hosts.addAll(environment.strays());
        for (HostModel host : hosts) {
            host.overrides().forEach((name, section) -> overridden(name, section)
                    .ifPresent(component -> overrides.read(component, section, Optional.of(host.name()), all)));
        }
        return List.copyOf(all);
    }

    private Optional<ComponentModel> overridden(String name, Overrides section) {
        List<ComponentModel> found = names.named(name);
        if (found.isEmpty()) {
            reportUnknown(
                    Code.LW320_UNKNOWN_OVERRIDDEN_COMPONENT,
                    name,
                    section.location().toString());
        }
        return found.stream()
                .filter(component -> found.size() == 1 && !component.broken())
                .findFirst();
    }

    private void error(Code code, String location, String statement, String help) {
        diagnostics.add(Diagnostic.error(code, statement).in(location).help(help));
    }
}
