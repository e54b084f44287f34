package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.read.AnnotatedMember;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/** A component has one annotated field, and one annotated method, of a name, inherited ones included. */
final class InheritanceRules {

    private InheritanceRules() {}

    static void check(ServiceModel model, ComponentModel component, Diagnostics diagnostics) {
        Map<String, TypeElement> seen = new HashMap<>();
        for (ComponentModel one : model.lineage(component)) {
            for (TypeElement owner : one.owners()) {
                for (AnnotatedMember member : AnnotatedMember.of(owner)) {
                    TypeElement before = seen.putIfAbsent(member.display(), owner);
                    if (before != null && !before.equals(owner) && one.equals(component)) {
                        report(member, before, diagnostics);
                    }
                }
            }
        }
    }

    private static void report(AnnotatedMember member, TypeElement before, Diagnostics diagnostics) {
        String superclass = before.getSimpleName().toString();
        Diagnostic diagnostic = member.isField()
                ? Diagnostic.error(
                                Code.LW109_HIDDEN_MEMBER,
                                member.display() + " hides the one of the superclass '" + superclass
                                        + "', and an environment could not tell them apart")
                        .help("remove it here and set the inherited field in the constructor, or give it another name")
                : Diagnostic.error(
                                Code.LW109_HIDDEN_MEMBER,
                                member.display() + " overrides the one of '" + superclass + "', which has "
                                        + member.role() + " already")
                        .help("remove " + member.role() + " here: the annotation of '" + superclass
                                + "' stands for the overriding method too");
        diagnostics.add(diagnostic.at(Anchor.at(member.element(), member.mirror())));
    }
}
