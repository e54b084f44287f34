package dev.launchway.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.HandlerModel;
import dev.launchway.processor.model.Lifecycle;
import dev.launchway.processor.model.LifecycleModel;
import dev.launchway.processor.model.ProvisionModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the methods that call provided methods, event handlers and the lifecycle. */
final class MemberCalls {

    private final ComponentModel component;
    private final ClassName type;

    MemberCalls(ComponentModel component) {
        this.component = component;
        this.type = ClassName.get(component.element());
    }

    void addTo(TypeSpec.Builder definition) {
        List<ProvisionModel> provided =
                component.provisions().stream().filter(ProvisionModel::method).toList();
        if (!provided.isEmpty()) {
            definition.addMethod(provide(provided));
        }
        if (!component.handlers().isEmpty()) {
            definition.addMethod(handle());
        }
        for (LifecycleModel method : component.lifecycle()) {
            definition.addMethod(lifecycle(method.phase()));
        }
    }

    private MethodSpec provide(List<ProvisionModel> provided) {
        MethodSpec.Builder method = method("provide")
                .returns(Object.class)
                .addParameter(String.class, "member")
                .addParameter(PlanTypes.HOST, "host")
                .addParameter(PlanTypes.ENVIRONMENT, "environment")
                .addCode("return switch (member) {\n$>");
        for (ProvisionModel one : provided) {
            String arguments = one.parameters().stream()
                    .map(parameter -> parameter == ProvisionModel.Parameter.HOST ? "host" : "environment")
                    .collect(Collectors.joining(", "));
            String name = one.member().getSimpleName().toString();
            method.addCode("case $S -> component.$L($L);\n", name, name, arguments);
        }
        return method.addCode("default -> super.provide(component, member, host, environment);\n$<};\n")
                .build();
    }

    private MethodSpec handle() {
        MethodSpec.Builder method = method("handle")
                .returns(void.class)
                .addParameter(String.class, "method")
                .addParameter(Object.class, "changing")
                .addParameter(PlanTypes.api("Target"), "target")
                .addCode("switch (method) {\n$>");
        for (HandlerModel handler : component.handlers()) {
            String name = handler.method().getSimpleName().toString();
            method.addCode(
                    "case $S -> component.$L($L);\n",
                    name,
                    name,
                    handler.withTarget() ? "changing, target" : "changing");
        }
        return method.addCode("default -> super.handle(component, method, changing, target);\n$<}\n")
                .build();
    }

    private MethodSpec lifecycle(Lifecycle phase) {
        String argument =
                switch (phase) {
                    case CONFIGURE -> "here";
                    case VERIFY, LAST_UPDATED -> "probe";
                    case OPEN, UPDATE, CLOSE -> "target";
                };
        MethodSpec.Builder method = method(phase.method()).addParameter(PlanTypes.api(phase.parameter()), argument);
        if (phase == Lifecycle.LAST_UPDATED) {
            return method.returns(ParameterizedTypeName.get(Optional.class, Instant.class))
                    .addStatement("return component.$L($L)", phase.method(), argument)
                    .build();
        }
        return method.returns(void.class)
                .addStatement("component.$L($L)", phase.method(), argument)
                .build();
    }

    private MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(type, "component")
                .addException(Throwable.class);
    }
}
