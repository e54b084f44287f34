package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.read.Accessibility;
import dev.launchway.processor.read.AnnotatedMember;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Generated code sets annotated fields and calls annotated methods: it must be able to. */
final class MemberRules {

    private static final Set<String> SET_BY_FRAMEWORK =
            Set.of("Attribute", "Namevar", "Requires", "SubComponent", "Features");
    private static final List<List<String>> EXCLUSIVE = List.of(
            List.of("Attribute", "Requires"),
            List.of("Attribute", "SubComponent"),
            List.of("Attribute", "Features"),
            List.of("Namevar", "Requires"),
            List.of("Namevar", "SubComponent"),
            List.of("Namevar", "Features"),
            List.of("Requires", "SubComponent"),
            List.of("Requires", "Features"),
            List.of("SubComponent", "Features"));

    private MemberRules() {}

    static void check(ServiceModel model, ComponentModel component, Diagnostics diagnostics) {
        for (TypeElement owner : component.owners()) {
            for (AnnotatedMember member : AnnotatedMember.of(owner)) {
                checkModifiers(member, diagnostics);
                if (model.complete()) {
                    checkAccessibility(component, owner, member, diagnostics);
                }
                checkRoles(member, diagnostics);
            }
        }
        component.lifecycle().forEach(method -> {
            Element element = method.method();
            if (model.complete() && !Accessibility.isAccessible(component.element(), element)) {
                reportUnreachable(
                        component,
                        (TypeElement) element.getEnclosingElement(),
                        "the method '" + element.getSimpleName() + "'",
                        element,
                        diagnostics);
            }
        });
    }

    private static void checkModifiers(AnnotatedMember member, Diagnostics diagnostics) {
        Element element = member.element();
        String declaration = member.declaration();
        boolean constant = member.isField() && element.getEnclosingElement().getKind() == ElementKind.INTERFACE;
        if (element.getModifiers().contains(Modifier.PRIVATE)) {
            diagnostics.add(Diagnostic.error(
                            Code.LW105_PRIVATE_MEMBER,
                            member.display() + " with " + member.role() + " is private, and generated code must "
                                    + (member.isField() ? "reach" : "call") + " it")
                    .help("make it package-private: " + declaration)
                    .at(Anchor.at(element)));
        }
        if (element.getModifiers().contains(Modifier.STATIC)) {
            diagnostics.add(Diagnostic.error(
                            Code.LW106_FIXED_MEMBER,
                            member.display() + " with " + member.role()
                                    + " is static, and each component needs its own")
                    .help(
                            constant
                                    ? "remove " + member.role() + ": fields of interfaces are constants"
                                    : "remove 'static': " + declaration)
                    .at(Anchor.at(element)));
        } else if (member.isField()
                && element.getModifiers().contains(Modifier.FINAL)
                && member.annotations().keySet().stream().anyMatch(SET_BY_FRAMEWORK::contains)) {
            diagnostics.add(Diagnostic.error(
                            Code.LW106_FIXED_MEMBER,
                            member.display() + " with " + member.role() + " is final, and the framework must set it")
                    .help("remove 'final': " + declaration)
                    .at(Anchor.at(element)));
        }
    }

    private static void checkAccessibility(
            ComponentModel component, TypeElement owner, AnnotatedMember member, Diagnostics diagnostics) {
        Element element = member.element();
        if (!owner.equals(component.element())
                && !element.getModifiers().contains(Modifier.PRIVATE)
                && !Accessibility.isAccessible(component.element(), element)) {
            reportUnreachable(component, owner, member.display(), element, diagnostics);
        }
    }

    private static void reportUnreachable(
            ComponentModel component, TypeElement owner, String member, Element element, Diagnostics diagnostics) {
        boolean told = diagnostics.found().stream()
                .filter(one -> one.finding().code() == Code.LW108_UNREACHABLE_MEMBER)
                .flatMap(one -> one.anchor().stream())
                .anyMatch(anchor -> element.equals(anchor.element()));
        if (told) {
            return; // another subclass has told it
        }
        diagnostics.add(Diagnostic.error(
                        Code.LW108_UNREACHABLE_MEMBER,
                        member + " of '" + owner.getSimpleName() + "' cannot be reached by generated code of '"
                                + component.displayName() + "', which is in another package")
                .detail("'" + owner.getSimpleName() + "' is no component, so it has no generated code of its own")
                .help("write @Component above 'class " + owner.getSimpleName() + "', or make the member public")
                .at(Anchor.at(element)));
    }

    private static void checkRoles(AnnotatedMember member, Diagnostics diagnostics) {
        for (List<String> pair : EXCLUSIVE) {
            if (member.has(pair.get(0)) && member.has(pair.get(1))) {
                diagnostics.add(Diagnostic.error(
                                Code.LW113_CONFLICTING_ROLES,
                                member.display() + " cannot be both @" + pair.get(0) + " and @" + pair.get(1))
                        .help("remove one of them, or use two fields")
                        .at(Anchor.at(member.element(), member.annotations().get(pair.get(1)))));
                return;
            }
        }
    }
}
