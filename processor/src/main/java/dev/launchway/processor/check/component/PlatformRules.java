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
import javax.lang.model.element.Modifier;
import javax.lang.model.util.ElementFilter;

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
                    .help(makeable(component))
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

    /** How a component comes to be one that generated code can make. */
    private static String makeable(ComponentModel component) {
        String constructor = component.element().getSimpleName() + "()";
        if (component.element().getModifiers().contains(Modifier.ABSTRACT)) {
            return "remove 'abstract', or write @Platform on a subclass that is not abstract";
        }
        return ElementFilter.constructorsIn(component.element().getEnclosedElements()).stream()
                .filter(one -> one.getParameters().isEmpty())
                .findFirst()
                .map(one -> one.getModifiers().contains(Modifier.PRIVATE)
                        ? "remove 'private' from the constructor " + constructor
                        : "throw no checked exception in the constructor " + constructor)
                .orElse("give it a constructor without parameters: " + constructor + " {}");
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
            if (Remedy.isUnprocessed(platform.ofAnchor(), sources)) {
                diagnostics.add(Diagnostic.error(
                                Code.LW134_PLATFORM_CLASS,
                                "'" + component.displayName() + "' extends '" + of
                                        + "', which was compiled without Launchway's processor")
                        .detail(platform.of() + " has @Component and no definition")
                        .help(Remedy.PROCESS_LIBRARY)
                        .at(platform.ofAnchor()));
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
                    .help("keep @Platform on one of them, and make the other one its sub-component")
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
