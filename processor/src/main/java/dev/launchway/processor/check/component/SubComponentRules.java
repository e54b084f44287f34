package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.AddedModel;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.model.SubComponentModel;
import dev.launchway.processor.read.AnnotatedMember;
import dev.launchway.processor.read.Mirrors;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.read.TypeNames;
import dev.launchway.processor.read.Vocabulary;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.Article;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Sub-components are components, in a field of a shape that the engine knows. */
final class SubComponentRules {

    private static final Set<String> SHAPES = Set.of("java.util.List", "java.util.Optional");

    private SubComponentRules() {}

    static void check(ServiceModel model, ComponentModel component, Sources sources, Diagnostics diagnostics) {
        for (SubComponentModel field : component.subComponents()) {
            boolean toldBelow = field.type().getKind() == TypeKind.TYPEVAR && component.isAbstract();
            if (field.type().getKind() != TypeKind.ERROR && !toldBelow) {
                checkType(model, field, sources, diagnostics);
            }
            checkTemplate(field, diagnostics);
        }
        for (SubComponentModel field : model.typedParts(component)) {
            if (!component.isAbstract() || field.type().getKind() != TypeKind.TYPEVAR) {
                checkType(model, field, sources, diagnostics);
            }
        }
        for (AddedModel added : component.adds()) {
            if (model.component(added.typeName()).isEmpty() && model.complete()) {
                checkAdded(added, sources, diagnostics);
            }
        }
        component.owners().stream()
                .filter(owner -> model.complete())
                .flatMap(owner -> AnnotatedMember.of(owner).stream())
                .filter(member -> member.has("Template") && !member.has("SubComponent"))
                .forEach(member -> diagnostics.add(Diagnostic.error(
                                Code.LW131_TEMPLATE_FIELD,
                                "the field '" + member.name() + "' has @Template, but no @SubComponent")
                        .help("write: @SubComponent @Template(\"…\") File " + member.name())
                        .at(Anchor.at(member.element(), member.annotations().get("Template")))));
    }

    private static void checkAdded(AddedModel added, Sources sources, Diagnostics diagnostics) {
        String name = Remedy.simple(added.typeName());
        diagnostics.add(
                Remedy.isUnprocessed(added.anchor(), sources)
                        ? Diagnostic.error(
                                        Code.LW133_ADDS_TYPE,
                                        "'" + name + "' in adds was compiled without Launchway's processor")
                                .detail(added.typeName() + " has @Component and no definition")
                                .help(Remedy.PROCESS_LIBRARY)
                                .at(added.anchor())
                        : Diagnostic.error(Code.LW133_ADDS_TYPE, "'" + name + "' in adds is no component")
                                .help(Remedy.becomeComponent(added.typeName(), sources, "remove it from adds"))
                                .at(added.anchor()));
    }

    private static void checkType(
            ServiceModel model, SubComponentModel field, Sources sources, Diagnostics diagnostics) {
        if (model.component(field.typeName()).isPresent() || !model.complete()) {
            return;
        }
        String name = field.field().getSimpleName().toString();
        TypeMirror declared = field.field().asType();
        if (isShape(declared) && ((DeclaredType) declared).getTypeArguments().isEmpty()) {
            report(
                    field,
                    "the field '" + name + "' is " + Article.with(TypeNames.display(declared))
                            + " that does not say of which component",
                    "write for example: @SubComponent " + TypeNames.display(declared) + "<File> " + name,
                    diagnostics);
            return;
        }
        if (isComponentOf(model, field.type())) {
            report(
                    field,
                    "the field '" + name + "' has the type " + TypeNames.display(declared)
                            + ", and sub-components stand alone, in a List or in an Optional",
                    "write: @SubComponent List<"
                            + content(field.type()).map(TypeNames::display).orElseThrow() + "> " + name,
                    diagnostics);
            return;
        }
        if (field.type().getKind() != TypeKind.DECLARED) {
            report(
                    field,
                    "the field '" + name + "' has the type " + TypeNames.display(declared) + ", which is no component",
                    "a sub-component is a class with @Component, or a List or an Optional of one",
                    diagnostics);
            return;
        }
        TypeElement type = (TypeElement) ((DeclaredType) field.type()).asElement();
        if (Remedy.isUnprocessed(type, sources)) {
            diagnostics.add(Diagnostic.error(
                            Code.LW130_SUB_COMPONENT_TYPE,
                            "the type " + TypeNames.display(field.type()) + " of the field '" + name
                                    + "' was compiled without Launchway's processor")
                    .detail(type.getQualifiedName() + " has @Component and no definition")
                    .help(Remedy.PROCESS_LIBRARY)
                    .at(field.anchor()));
            return;
        }
        if (Mirrors.component(type).isPresent()) {
            return; // what is wrong with it is said where it stands
        }
        report(
                field,
                "the type " + TypeNames.display(field.type()) + " of the field '" + name + "' is no component",
                Remedy.becomeComponent(field.typeName(), sources, "remove @SubComponent"),
                diagnostics);
    }

    private static void report(SubComponentModel field, String statement, String help, Diagnostics diagnostics) {
        diagnostics.add(Diagnostic.error(Code.LW130_SUB_COMPONENT_TYPE, statement)
                .help(help)
                .at(field.anchor()));
    }

    private static void checkTemplate(SubComponentModel field, Diagnostics diagnostics) {
        if (field.templateAnchor().isEmpty() || field.type().getKind() == TypeKind.ERROR) {
            return;
        }
        boolean file = field.shape() == SubComponentModel.Shape.SINGLE
                && field.typeName().equals(Vocabulary.FILE);
        Anchor anchor = field.templateAnchor().get();
        String name = field.field().getSimpleName().toString();
        if (!file) {
            diagnostics.add(Diagnostic.error(
                            Code.LW131_TEMPLATE_FIELD,
                            "the field '" + name + "' has @Template, but is no File: it is "
                                    + Article.with(
                                            TypeNames.display(field.field().asType())))
                    .help("write: @SubComponent @Template(\"…\") File " + name + "; or remove @Template and set the "
                            + "template in configure")
                    .at(anchor));
        } else if (field.template().filter(String::isBlank).isPresent()) {
            diagnostics.add(Diagnostic.error(Code.LW131_TEMPLATE_FIELD, "@Template names no file")
                    .help("name a file of the definition directory: @Template(\"" + name + ".conf\")")
                    .at(anchor));
        }
    }

    private static boolean isShape(TypeMirror type) {
        return type instanceof DeclaredType declared
                && SHAPES.contains(
                        ((TypeElement) declared.asElement()).getQualifiedName().toString());
    }

    /** Whether a type is another container, or an array, of a component. */
    private static boolean isComponentOf(ServiceModel model, TypeMirror type) {
        return content(type)
                .filter(DeclaredType.class::isInstance)
                .map(one -> (TypeElement) ((DeclaredType) one).asElement())
                .filter(one -> model.components().stream()
                        .anyMatch(component -> component.element().equals(one)))
                .isPresent();
    }

    private static Optional<TypeMirror> content(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return Optional.of(array.getComponentType());
        }
        if (type instanceof DeclaredType declared
                && !declared.getTypeArguments().isEmpty()) {
            return Optional.of(
                    declared.getTypeArguments().get(declared.getTypeArguments().size() - 1));
        }
        return Optional.empty();
    }
}
