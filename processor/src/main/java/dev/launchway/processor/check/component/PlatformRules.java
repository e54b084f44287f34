package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.PlatformModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.HashSet;
import java.util.Set;

/** A platform component can be made without help, extends a component, and is the only one for its platform. */
final class PlatformRules {

    private PlatformRules() {}

    static void check(ServiceModel model, ComponentModel component, Sources sources, Diagnostics diagnostics) {
        String name = component.displayName();
        if (!component.platforms().isEmpty() && !component.instantiable()) {
            diagnostics.add(Diagnostic.error(
                            Code.LW134_PLATFORM_CLASS,
                            "the platform component '" + name + "' cannot be made: it "
                                    + component.obstacle().orElseThrow())
                    .help("give it a constructor without parameters: "
                            + component.element().getSimpleName() + "() {}")
                    .at(component.platforms().get(0).anchor()));
        }
        checkAttributes(model, component, diagnostics);
        Set<String> own = new HashSet<>();
        for (PlatformModel platform : component.platforms()) {
            if (platform.platform().isBlank()) {
                diagnostics.add(
                        Diagnostic.error(Code.LW134_PLATFORM_CLASS, "the platform of '" + name + "' has no name")
                                .help("write it as hosts and environments do: @Platform(value = \"debian\", of = …)")
                                .at(platform.anchor()));
            }
            checkOf(model, component, platform, sources, own, diagnostics);
        }
    }

    /** An environment sets the attributes of root components alone. */
    private static void checkAttributes(ServiceModel model, ComponentModel component, Diagnostics diagnostics) {
        if (component.platforms().isEmpty()) {
            return;
        }
        String of = Remedy.simple(component.platforms().get(0).of());
        for (AttributeModel attribute : model.all(component, ComponentModel::attributes)) {
            if (attribute.required()) {
                boolean inherited = !component.attributes().contains(attribute);
                diagnostics.add(Diagnostic.error(
                                Code.LW145_PLATFORM_ATTRIBUTE,
                                "the attribute '" + attribute.name() + "' of the platform component '"
                                        + component.displayName() + "' is required, and no environment can set it")
                        .detail("an environment sets the attributes of root components; '" + component.displayName()
                                + "' is made as a part of '" + of + "'")
                        .help("give it a value in " + component.displayName()
                                + " and remove required = true, or make it an attribute of '" + of + "'")
                        .at(inherited ? component.platforms().get(0).anchor() : attribute.anchor()));
            }
        }
    }

    private static void checkOf(
            ServiceModel model,
            ComponentModel component,
            PlatformModel platform,
            Sources sources,
            Set<String> own,
            Diagnostics diagnostics) {
        String of = Remedy.simple(platform.of());
        if (model.component(platform.of()).isEmpty()) {
            if (!model.complete()) {
                return;
            }
            diagnostics.add(Diagnostic.error(
                            Code.LW134_PLATFORM_CLASS,
                            "'" + component.displayName() + "' extends '" + of + "', which is no component")
                    .help(Remedy.becomeComponent(platform.of(), sources, "name a component in 'of'"))
                    .at(platform.ofAnchor()));
            return;
        }
        if (platform.of().equals(component.binaryName())) {
            diagnostics.add(Diagnostic.error(
                            Code.LW134_PLATFORM_CLASS,
                            "'" + component.displayName() + "' extends itself, and would contain itself without an end")
                    .help("name the component in 'of' that '" + component.displayName() + "' is for")
                    .at(platform.ofAnchor()));
            return;
        }
        ComponentModel other =
                own.add(platform.platform() + " " + platform.of()) ? earlier(model, component, platform) : component;
        if (other != null) {
            diagnostics.add(Diagnostic.error(
                            Code.LW134_PLATFORM_CLASS,
                            "two components extend '" + of + "' on the platform '" + platform.platform() + "': "
                                    + other.element().getQualifiedName() + " and "
                                    + component.element().getQualifiedName())
                    .help("let one of them have both as sub-components")
                    .at(platform.anchor()));
        }
    }

    /** The component that does the same and comes before: one of a library, or one with a lesser name. */
    private static ComponentModel earlier(ServiceModel model, ComponentModel component, PlatformModel platform) {
        boolean passed = false;
        for (ComponentModel other : model.components()) {
            passed |= other.equals(component);
            if (other.equals(component) || (passed && other.fromSource())) {
                continue;
            }
            for (PlatformModel one : other.platforms()) {
                if (one.platform().equals(platform.platform()) && one.of().equals(platform.of())) {
                    return other;
                }
            }
        }
        return null;
    }
}
