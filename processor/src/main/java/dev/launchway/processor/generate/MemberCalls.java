package dev.launchway.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.HandlerModel;
import dev.launchway.processor.model.Lifecycle;
import dev.launchway.processor.model.LifecycleModel;
import dev.launchway.processor.model.ProvisionModel;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** Writes the method that calls the lifecycle, provided methods and event handlers by their numbers. */
final class MemberCalls {

    private final ComponentModel component;
    private final Lint lint;

    /** The method of each number: a phase has its ordinal, provided methods and then handlers come after all phases. */
    private final Map<Integer, Case> cases = new TreeMap<>();

    private record Case(CodeBlock call, boolean returns) {}

    MemberCalls(ComponentModel component, Lint lint) {
        this.component = component;
        this.lint = lint;
    }

    void addTo(TypeSpec.Builder definition) {
        component.lifecycle().forEach(this::lifecycle);
        int number = Lifecycle.values().length;
        for (ProvisionModel provision : component.provisions()) {
            if (provision.method()) {
                provide(number++, provision);
            }
        }
        for (HandlerModel handler : component.handlers()) {
            handle(number++, handler);
        }
        if (!cases.isEmpty()) {
            MethodSpec.Builder method = MemberAccess.override("call", Modifier.PROTECTED)
                    .returns(Object.class)
                    .addParameter(ClassName.get(component.element()), "component")
                    .addParameter(int.class, "method")
                    .addParameter(Object.class, "first")
                    .addParameter(Object.class, "second")
                    .addException(Throwable.class);
            definition.addMethod((onlyValues() ? values(method) : statements(method)).build());
        }
    }

    private boolean onlyValues() {
        return cases.values().stream().allMatch(Case::returns);
    }

    private MethodSpec.Builder values(MethodSpec.Builder method) {
        method.addCode("return switch (method) {\n$>");
        cases.forEach((number, one) -> method.addCode("case $L -> $L;\n", number, one.call()));
        return method.addCode("default -> super.call(component, method, first, second);\n$<};\n");
    }

    private MethodSpec.Builder statements(MethodSpec.Builder method) {
        method.addCode("switch (method) {\n$>");
        cases.forEach((number, one) -> method.addCode(
                one.returns() ? "case $L -> {\n$>return $L;\n$<}\n" : "case $L -> $L;\n", number, one.call()));
        return method.addCode("default -> {\n$>return super.call(component, method, first, second);\n$<}\n$<}\n")
                .addStatement("return null");
    }

    @SuppressWarnings("EnumOrdinal") // generated code counts as the enum of phases does
    private void lifecycle(LifecycleModel method) {
        CodeBlock argument =
                CodeBlock.of("($T) first", PlanTypes.api(method.phase().parameter()));
        add(method.phase().ordinal(), method.method(), argument);
    }

    private void provide(int number, ProvisionModel provision) {
        CodeBlock arguments = provision.parameters().stream()
                .map(parameter -> parameter == ProvisionModel.Parameter.HOST
                        ? CodeBlock.of("($T) first", PlanTypes.HOST)
                        : CodeBlock.of("($T) second", PlanTypes.ENVIRONMENT))
                .collect(CodeBlock.joining(", "));
        add(number, (ExecutableElement) provision.member(), arguments);
    }

    private void handle(int number, HandlerModel handler) {
        CodeBlock arguments =
                handler.withTarget() ? CodeBlock.of("first, ($T) second", PlanTypes.TARGET) : CodeBlock.of("first");
        add(number, handler.method(), arguments);
    }

    private void add(int number, ExecutableElement method, CodeBlock arguments) {
        lint.uses(method);
        cases.put(
                number,
                new Case(
                        CodeBlock.of("component.$L($L)", method.getSimpleName(), arguments),
                        method.getReturnType().getKind() != TypeKind.VOID));
    }
}
