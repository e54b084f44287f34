package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.Cardinality;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.ProvisionModel;
import dev.launchway.processor.model.RequirementModel;
import dev.launchway.processor.read.Accessibility;
import dev.launchway.processor.read.Mirrors;
import dev.launchway.processor.read.TypeNames;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.Article;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The form of {@code @Provides} and {@code @Requires} on one member; who provides what to whom is not its business. */
final class ResourceShapeRules {

    private static final Set<String> CONTAINERS =
            Set.of("java.util.List", "java.util.Optional", "dev.launchway.api.Resource");

    private ResourceShapeRules() {}

    static void check(ComponentModel component, Diagnostics diagnostics) {
        Set<String> methods = new HashSet<>();
        for (ProvisionModel provision : component.provisions()) {
            checkKey(provision.key(), "Provides", provision.anchor(), diagnostics);
            if (provision.member() instanceof ExecutableElement method) {
                checkMethod(component, method, provision, methods, diagnostics);
            } else {
                checkContent(
                        component,
                        provision.type(),
                        provision.member().asType(),
                        Code.LW140_PROVIDES_SIGNATURE,
                        "the provided field '" + provision.member().getSimpleName() + "'",
                        provision.anchor(),
                        diagnostics);
            }
        }
        for (RequirementModel requirement : component.requirements()) {
            checkKey(requirement.key(), "Requires", requirement.anchor(), diagnostics);
            checkRequirement(component, requirement, diagnostics);
            checkPeers(requirement, diagnostics);
        }
    }

    private static void checkKey(String key, String annotation, Anchor anchor, Diagnostics diagnostics) {
        if (anchor.value() == null) {
            return;
        }
        if (key.isBlank()) {
            diagnostics.add(Diagnostic.error(Code.LW143_RESOURCE_KEY, "the key of @" + annotation + " is empty")
                    .help("name the component and what it offers: @" + annotation + "(\"app:http\")")
                    .at(anchor));
        } else if (!key.equals(key.strip()) || key.chars().anyMatch(Character::isISOControl)) {
            diagnostics.add(Diagnostic.error(
                            Code.LW143_RESOURCE_KEY,
                            "the key '" + key + "' of @" + annotation
                                    + " has blanks around it, or a line break or tab within")
                    .help("write: \"" + key.strip().replaceAll("\\p{Cntrl}+", " ") + "\"")
                    .at(anchor));
        }
    }

    private static void checkMethod(
            ComponentModel component,
            ExecutableElement method,
            ProvisionModel provision,
            Set<String> methods,
            Diagnostics diagnostics) {
        String name = method.getSimpleName().toString();
        if (!methods.add(name)) {
            diagnostics.add(Diagnostic.error(
                            Code.LW140_PROVIDES_SIGNATURE, "two methods with @Provides are named '" + name + "'")
                    .help("give one of them another name")
                    .at(provision.anchor()));
        }
        if (method.getReturnType().getKind() == TypeKind.VOID) {
            diagnostics.add(Diagnostic.error(
                            Code.LW140_PROVIDES_SIGNATURE,
                            "the method '" + name + "' provides '" + provision.key() + "' but returns nothing")
                    .help("return the value, or write @Provides on a field that configure sets")
                    .at(provision.anchor()));
            return;
        }
        checkContent(
                component,
                provision.type(),
                method.getReturnType(),
                Code.LW140_PROVIDES_SIGNATURE,
                "the provided method '" + name + "'",
                provision.anchor(),
                diagnostics);
        for (int i = 0; i < provision.parameters().size(); i++) {
            VariableElement parameter = method.getParameters().get(i);
            if (provision.parameters().get(i) == ProvisionModel.Parameter.OTHER
                    && parameter.asType().getKind() != TypeKind.ERROR) {
                diagnostics.add(Diagnostic.error(
                                Code.LW140_PROVIDES_SIGNATURE,
                                "the method '" + name + "' provides '" + provision.key()
                                        + "' and takes " + TypeNames.display(parameter.asType()) + " '"
                                        + parameter.getSimpleName() + "', which is not known before configure")
                        .help("take Host or Environment only; a value that configure computes is provided by a field")
                        .at(provision.anchor()));
            }
        }
    }

    private static void checkRequirement(
            ComponentModel component, RequirementModel requirement, Diagnostics diagnostics) {
        TypeMirror type = requirement.field().asType();
        String name = requirement.field().getSimpleName().toString();
        checkContent(
                component,
                requirement.type(),
                type,
                Code.LW141_REQUIRES_TYPE,
                "the required field '" + name + "'",
                requirement.anchor(),
                diagnostics);
        boolean single = requirement.cardinality() == Cardinality.OPTIONAL && !isContainer(type, "java.util.Optional");
        if (single && !(requirement.type() instanceof DataType.Broken)) {
            String wrapped = "Optional<"
                    + (type.getKind().isPrimitive()
                            ? requirement.type().signature().substring("java.lang.".length())
                            : TypeNames.display(type))
                    + "> ";
            String arguments = Mirrors.arguments(requirement.anchor().annotation(), Map.of("optional", ""));
            diagnostics.add(Diagnostic.error(
                            Code.LW142_OPTIONAL_SINGLE,
                            "the requirement '" + requirement.key() + "' is optional, but the field '" + name
                                    + "' cannot be empty")
                    .help("write: @Requires" + arguments + " " + wrapped + name)
                    .at(requirement.anchor()));
        }
    }

    private static void checkPeers(RequirementModel requirement, Diagnostics diagnostics) {
        if (requirement.peers() && requirement.reverse()) {
            diagnostics.add(Diagnostic.error(
                            Code.LW146_PEERS_IN_REVERSE,
                            "the requirement '" + requirement.key()
                                    + "' has peers = true and reverse = true: among peers there is no order to turn round")
                    .help("remove one of the two")
                    .at(requirement.anchor()));
        }
    }

    /** Lists and the like must say what they hold, and generated code must be able to name it. */
    private static void checkContent(
            ComponentModel component,
            DataType content,
            TypeMirror declared,
            Code code,
            String member,
            Anchor anchor,
            Diagnostics diagnostics) {
        TypeMirror type = content.mirror();
        if (content.isOpen() && component.isAbstract()) {
            return;
        }
        if (type instanceof DeclaredType raw
                && raw.getTypeArguments().isEmpty()
                && CONTAINERS.contains(
                        ((TypeElement) raw.asElement()).getQualifiedName().toString())) {
            String simple = raw.asElement().getSimpleName().toString();
            diagnostics.add(Diagnostic.error(
                            code, member + " is " + Article.with(simple) + " that does not say what it holds")
                    .help("write for example " + TypeNames.display(declared).replace(simple, simple + "<Address>"))
                    .at(anchor));
        } else if (type.getKind() == TypeKind.WILDCARD || type.getKind() == TypeKind.TYPEVAR || content.isOpen()) {
            diagnostics.add(Diagnostic.error(
                            code,
                            member + " has the type " + TypeNames.display(declared)
                                    + ", and a resource has a type that is known")
                    .help("name the type in place of '" + TypeNames.display(type)
                            + "', or declare the member in the subclass that knows it")
                    .at(anchor));
        } else {
            Accessibility.privateClass(type)
                    .ifPresent(hidden -> diagnostics.add(Diagnostic.error(
                                    code,
                                    member + " has the type '" + hidden.getSimpleName()
                                            + "', which is private, and generated code must name it")
                            .help("remove 'private' from '" + hidden.getSimpleName() + "'")
                            .at(anchor)));
        }
    }

    private static boolean isContainer(TypeMirror type, String name) {
        return type instanceof DeclaredType declared
                && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(name);
    }
}
