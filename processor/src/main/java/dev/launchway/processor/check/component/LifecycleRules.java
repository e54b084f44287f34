package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.Lifecycle;
import dev.launchway.processor.model.LifecycleModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.read.TypeNames;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** A method with the name of a lifecycle method is one, and what updates also verifies. */
final class LifecycleRules {

    private final ServiceModel model;
    private final OtherContracts others;
    private final Diagnostics diagnostics;

    LifecycleRules(ServiceModel model, OtherContracts others, Diagnostics diagnostics) {
        this.model = model;
        this.others = others;
        this.diagnostics = diagnostics;
    }

    void check(ComponentModel component) {
        Map<Lifecycle, ExecutableElement> known = new EnumMap<>(Lifecycle.class);
        for (LifecycleModel method : model.all(component, ComponentModel::lifecycle)) {
            known.put(method.phase(), method.method());
        }
        for (Lifecycle phase : Lifecycle.values()) {
            if (!known.containsKey(phase)) {
                misnamed(component, phase).forEach(method -> reportSignature(method, phase));
            }
        }
        if (!component.broken()) {
            checkVerify(component, known);
        }
    }

    /** The methods that have the name of a lifecycle method and are none, though their author wrote them for this component. */
    private List<ExecutableElement> misnamed(ComponentModel component, Lifecycle phase) {
        return component.owners().stream()
                .flatMap(owner -> ElementFilter.methodsIn(owner.getEnclosedElements()).stream())
                .filter(method -> method.getSimpleName().contentEquals(phase.method())
                        && !others.demand(component.element(), method))
                .toList();
    }

    private void reportSignature(ExecutableElement method, Lifecycle phase) {
        List<String> reasons = new ArrayList<>();
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            reasons.add("is private");
        }
        if (method.getModifiers().contains(Modifier.STATIC)) {
            reasons.add("is static");
        }
        boolean unknown = method.getReturnType().getKind() == TypeKind.ERROR
                || method.getParameters().stream()
                        .anyMatch(parameter -> parameter.asType().getKind() == TypeKind.ERROR);
        if (unknown) {
            return;
        }
        String parameters = method.getParameters().stream()
                .map(parameter -> TypeNames.display(parameter.asType()))
                .collect(Collectors.joining(", "));
        if (!parameters.equals(phase.parameter())) {
            reasons.add(parameters.isEmpty() ? "takes nothing" : "takes " + parameters);
        }
        String returned = TypeNames.display(method.getReturnType());
        String wanted = phase == Lifecycle.LAST_UPDATED ? "Optional<Instant>" : "void";
        if (!returned.equals(wanted)) {
            reasons.add("returns " + returned);
        }
        if (reasons.isEmpty()) {
            reasons.add("takes or returns other types of the same names");
        }
        diagnostics.add(Diagnostic.error(
                        Code.LW120_LIFECYCLE_SIGNATURE,
                        "the method '" + phase.method() + "' has the name of a lifecycle method, but "
                                + String.join(" and ", reasons))
                .help("write: " + phase.signature() + "; or give a helper another name")
                .at(Anchor.at(method)));
    }

    private void checkVerify(ComponentModel component, Map<Lifecycle, ExecutableElement> known) {
        ExecutableElement update = known.get(Lifecycle.UPDATE);
        boolean isAbstract = component.element().getModifiers().contains(Modifier.ABSTRACT);
        if (update == null || known.containsKey(Lifecycle.VERIFY) || isAbstract) {
            return;
        }
        boolean reported = !misnamed(component, Lifecycle.VERIFY).isEmpty();
        boolean inherited = model.lineage(component).stream()
                .anyMatch(one -> !one.equals(component)
                        && !one.element().getModifiers().contains(Modifier.ABSTRACT)
                        && model.all(one, ComponentModel::lifecycle).stream()
                                .anyMatch(method -> method.phase() == Lifecycle.UPDATE));
        if (inherited || reported) {
            return;
        }
        boolean own = component.owners().contains(update.getEnclosingElement());
        diagnostics.add(Diagnostic.error(
                        Code.LW121_UPDATE_WITHOUT_VERIFY,
                        "'update' of '" + component.displayName() + "' never runs: no 'verify' asks for it")
                .help("add: void verify(Probe probe) { probe.assertNoChanges(this); }")
                .at(Anchor.at(own ? update : component.element())));
    }
}
