package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.HandlerModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** An event handler takes the component that the event is about, and, if it wants, the target. */
final class HandlerRules {

    private HandlerRules() {}

    static void check(ComponentModel component, Diagnostics diagnostics) {
        Set<String> names = new HashSet<>();
        for (HandlerModel handler : component.handlers()) {
            ExecutableElement method = handler.method();
            String name = method.getSimpleName().toString();
            boolean unknown = method.getParameters().stream()
                    .anyMatch(parameter -> parameter.asType().getKind() == TypeKind.ERROR);
            if (!unknown && !isHandler(method)) {
                diagnostics.add(Diagnostic.error(
                                Code.LW122_HANDLER_SIGNATURE,
                                "the method '" + name + "' with @OnEvent is no event handler")
                        .help("write: void " + name + "(Object changing), or void " + name
                                + "(Object changing, Target target)")
                        .at(handler.anchor()));
            } else if (!names.add(name)) {
                diagnostics.add(Diagnostic.error(
                                Code.LW122_HANDLER_SIGNATURE, "two methods with @OnEvent are named '" + name + "'")
                        .help("give one of them another name")
                        .at(handler.anchor()));
            }
        }
    }

    private static boolean isHandler(ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        return method.getReturnType().getKind() == TypeKind.VOID
                && !parameters.isEmpty()
                && parameters.size() <= 2
                && is(parameters.get(0).asType(), "java.lang.Object")
                && (parameters.size() == 1 || is(parameters.get(1).asType(), "dev.launchway.api.Target"));
    }

    private static boolean is(TypeMirror type, String name) {
        return type instanceof DeclaredType declared
                && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(name);
    }
}
