package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.read.AnnotatedMember;
import dev.launchway.processor.read.Mirrors;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Annotations mean nothing in a class that is no component, nor a superclass of one. */
final class StrayRules {

    private StrayRules() {}

    static void check(ServiceModel model, Sources sources, Diagnostics diagnostics) {
        Set<TypeElement> known = new HashSet<>(sources.components());
        for (ComponentModel component : model.components()) {
            known.addAll(component.owners());
        }
        for (TypeElement type : sources.annotated()) {
            if (known.contains(type)) {
                reportObserved(type, diagnostics);
                continue;
            }
            diagnostics.add(report(type, AnnotatedMember.of(type)).help(help(type)));
        }
    }

    /** What is said of a class is said of a component: a superclass without definition has nothing that would tell it. */
    private static void reportObserved(TypeElement type, Diagnostics diagnostics) {
        if (Mirrors.component(type).isEmpty()) {
            Mirrors.observed(type)
                    .ifPresent(annotation -> diagnostics.add(Diagnostic.error(
                                    Code.LW107_STRAY_MEMBER,
                                    "@Observed stands on '" + type.getSimpleName() + "', which is no component")
                            .help("write @Observed above the components that extend '" + type.getSimpleName() + "'")
                            .at(Anchor.at(type, annotation))));
        }
    }

    /** One class without {@code @Component} is one fault, however many members tell of it. */
    private static Diagnostic report(TypeElement type, List<AnnotatedMember> members) {
        String name = type.getSimpleName().toString();
        if (members.isEmpty()) {
            return Diagnostic.error(
                            Code.LW107_STRAY_MEMBER,
                            (Mirrors.observed(type).isPresent() ? "@Observed" : "@Platform") + " stands on '" + name
                                    + "', which is no component")
                    .at(Anchor.at(type));
        }
        AnnotatedMember first = members.get(0);
        Diagnostic diagnostic = Diagnostic.error(
                        Code.LW107_STRAY_MEMBER,
                        first.display() + " has " + first.role() + ", but '" + name + "' is no component")
                .at(Anchor.at(first.element(), first.mirror()));
        if (members.size() == 1) {
            return diagnostic;
        }
        return diagnostic.detail("the same holds for "
                + members.stream()
                        .skip(1)
                        .map(member -> "'" + member.name() + "' with " + member.role())
                        .collect(Collectors.joining(", ")));
    }

    private static String help(TypeElement type) {
        String name = type.getSimpleName().toString();
        return switch (type.getKind()) {
            case CLASS ->
                type.getNestingKind().isNested()
                                && (type.getModifiers().contains(Modifier.PRIVATE)
                                        || !type.getModifiers().contains(Modifier.STATIC))
                        ? "write: @Component static class " + name
                        : "write @Component above 'class " + name + "'";
            case INTERFACE -> "let a component implement '" + name + "', or remove the annotation";
            default -> "delete it: a component is a class, and '" + name + "' is none";
        };
    }
}
