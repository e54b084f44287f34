package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.read.AnnotatedMember;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
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
                continue;
            }
            String name = type.getSimpleName().toString();
            String help = type.getKind() == ElementKind.CLASS
                    ? "write @Component above 'class " + name + "'"
                    : "delete it: a component is a class, and '" + name + "' is none";
            List<AnnotatedMember> members = AnnotatedMember.of(type);
            if (members.isEmpty()) {
                diagnostics.add(Diagnostic.error(
                                Code.LW107_STRAY_MEMBER, "@Platform stands on '" + name + "', which is no component")
                        .help(help)
                        .at(Anchor.at(type)));
            }
            for (AnnotatedMember member : members) {
                diagnostics.add(Diagnostic.error(
                                Code.LW107_STRAY_MEMBER,
                                member.display() + " has " + member.role() + ", but '" + name + "' is no component")
                        .help(help)
                        .at(Anchor.at(member.element(), member.mirror())));
            }
        }
    }
}
