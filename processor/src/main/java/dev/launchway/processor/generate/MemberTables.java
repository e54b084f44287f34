package dev.launchway.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.launchway.annotation.Event;
import dev.launchway.annotation.EventScope;
import dev.launchway.annotation.Scope;
import dev.launchway.processor.model.ComponentModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the methods that list what a component declares; a list that is empty is inherited. */
final class MemberTables {

    private final ComponentModel component;

    MemberTables(ComponentModel component) {
        this.component = component;
    }

    void addTo(TypeSpec.Builder definition) {
        addList(definition, "declaredAttributes", PlanTypes.ATTRIBUTE_MEMBER, attributes());
        addList(definition, "declaredRequirements", PlanTypes.REQUIREMENT_MEMBER, requirements());
        addList(definition, "declaredProvisions", PlanTypes.PROVISION_MEMBER, provisions());
        addList(definition, "declaredSubComponents", PlanTypes.SUB_COMPONENT_MEMBER, subComponents());
        addList(definition, "declaredParts", ClassName.get(String.class), parts());
        addList(definition, "declaredHandlers", PlanTypes.HANDLER_MEMBER, handlers());
        addList(
                definition,
                "declaredReadable",
                ClassName.get(String.class),
                component.readable().stream()
                        .map(readable -> CodeBlock.of("$S", readable.name()))
                        .toList());
        addList(
                definition,
                "declaredPhases",
                PlanTypes.PHASE,
                component.lifecycle().stream()
                        .map(method -> CodeBlock.of(
                                "$T.$L", PlanTypes.PHASE, method.phase().name()))
                        .toList());
        component
                .features()
                .ifPresent(features -> definition.addMethod(method("declaredFeatures")
                        .returns(PlanTypes.FEATURES_MEMBER)
                        .addStatement(
                                "return new $T($S, $L)",
                                PlanTypes.FEATURES_MEMBER,
                                features.field().getSimpleName(),
                                ValueTypes.of(features.type().orElseThrow()))
                        .build()));
    }

    private List<CodeBlock> attributes() {
        return component.attributes().stream()
                .map(attribute -> CodeBlock.of(
                        "new $T($S, $L, $L, $L)",
                        PlanTypes.ATTRIBUTE_MEMBER,
                        attribute.name(),
                        ValueTypes.of(attribute.type()),
                        attribute.required(),
                        attribute.namevar()))
                .toList();
    }

    private List<CodeBlock> requirements() {
        return component.requirements().stream()
                .map(requirement -> CodeBlock.of(
                        "new $T($S, $S, $L, $T.$L, $T.$L, $L, $L)",
                        PlanTypes.REQUIREMENT_MEMBER,
                        requirement.field().getSimpleName(),
                        requirement.key(),
                        ValueTypes.of(requirement.type()),
                        ClassName.get(Scope.class),
                        requirement.scope().name(),
                        PlanTypes.CARDINALITY,
                        requirement.cardinality().name(),
                        requirement.reverse(),
                        requirement.withSource()))
                .toList();
    }

    private List<CodeBlock> provisions() {
        return component.provisions().stream()
                .map(provision -> CodeBlock.of(
                        "new $T($S, $S, $L, $L, $L)",
                        PlanTypes.PROVISION_MEMBER,
                        provision.member().getSimpleName(),
                        provision.key(),
                        ValueTypes.of(provision.type()),
                        provision.method(),
                        provision.each()))
                .toList();
    }

    private List<CodeBlock> subComponents() {
        return component.subComponents().stream()
                .map(field -> CodeBlock.of(
                        "new $T($S, $T.$L)",
                        PlanTypes.SUB_COMPONENT_MEMBER,
                        field.field().getSimpleName(),
                        PlanTypes.SHAPE,
                        field.shape().name()))
                .toList();
    }

    private List<CodeBlock> parts() {
        Set<String> names = new LinkedHashSet<>();
        component.subComponents().forEach(field -> names.add(field.typeName()));
        component.adds().forEach(added -> names.add(added.typeName()));
        return names.stream().map(name -> CodeBlock.of("$S", name)).toList();
    }

    private List<CodeBlock> handlers() {
        return component.handlers().stream()
                .map(handler -> CodeBlock.of(
                        "new $T($S, $T.$L, $T.$L)",
                        PlanTypes.HANDLER_MEMBER,
                        handler.method().getSimpleName(),
                        ClassName.get(Event.class),
                        handler.event().name(),
                        ClassName.get(EventScope.class),
                        handler.scope().name()))
                .toList();
    }

    private static void addList(TypeSpec.Builder definition, String name, TypeName element, List<CodeBlock> entries) {
        if (!entries.isEmpty()) {
            definition.addMethod(method(name)
                    .returns(ParameterizedTypeName.get(ClassName.get(List.class), element))
                    .addStatement("return $T.of(\n$L)", List.class, CodeBlock.join(entries, ",\n"))
                    .build());
        }
    }

    private static MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
    }
}
