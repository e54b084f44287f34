package dev.launchway.processor.check.component;

import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.report.Diagnostics;
import javax.annotation.processing.ProcessingEnvironment;

/** Checks the classes of a compilation one by one and against each other. */
public final class ComponentValidation {

    private ComponentValidation() {}

    /**
     * Runs all rules.
     *
     * @param model the model
     * @param sources the annotated classes of this compilation; those of libraries were checked when they were compiled
     * @param compiler the compiler
     * @param diagnostics where faults go
     */
    public static void check(
            ServiceModel model, Sources sources, ProcessingEnvironment compiler, Diagnostics diagnostics) {
        OtherContracts others = new OtherContracts(sources, compiler.getElementUtils());
        LifecycleRules lifecycle = new LifecycleRules(model, others, diagnostics);
        sources.components().forEach(type -> ClassRules.check(type, diagnostics));
        NameRules.check(model, diagnostics);
        GeneratedCodeRules.check(model, sources, diagnostics);
        if (model.complete()) {
            StrayRules.check(model, sources, diagnostics);
        }
        for (ComponentModel component : model.components()) {
            if (component.fromSource()) {
                LibraryRules.check(model, component, diagnostics);
                MemberRules.check(model, component, diagnostics);
            }
            if (component.fromSource() && !component.broken()) {
                InheritanceRules.check(model, component, diagnostics);
                AttributeRules.check(model, component, diagnostics);
                TypedMemberRules.check(model, component, diagnostics);
                ResourceShapeRules.check(component, diagnostics);
                lifecycle.check(component);
                ObservedRules.check(model, component, diagnostics);
                PrivilegeRules.check(model, component, diagnostics);
                HandlerRules.check(component, diagnostics);
                SubComponentRules.check(model, component, sources, diagnostics);
                PlatformRules.check(model, component, sources, diagnostics);
                TemplatePathRules.check(model, component, diagnostics);
            }
        }
        CycleRules.check(model, diagnostics);
        NeverAddedRules.check(model, sources, compiler, diagnostics);
    }
}
