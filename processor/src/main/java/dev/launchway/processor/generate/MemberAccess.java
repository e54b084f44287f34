package dev.launchway.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ReadableModel;
import dev.launchway.processor.model.SubComponentModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Writes the methods that read and set members by name. */
final class MemberAccess {

    private final ComponentModel component;
    private final ClassName type;
    private final Types types;

    MemberAccess(ComponentModel component, Types types) {
        this.component = component;
        this.type = ClassName.get(component.element());
        this.types = types;
    }

    void addTo(TypeSpec.Builder definition) {
        if (!component.readable().isEmpty()) {
            definition.addMethod(read());
        }
        Map<String, TypeMirror> writable = writable();
        if (!writable.isEmpty()) {
            definition.addMethod(write(writable));
        }
        List<SubComponentModel> templates = component.subComponents().stream()
                .filter(field -> field.template().isPresent())
                .toList();
        if (!templates.isEmpty()) {
            definition.addMethod(fillTemplates(templates));
        }
    }

    private MethodSpec read() {
        MethodSpec.Builder method = method("read")
                .returns(Object.class)
                .addParameter(type, "component")
                .addParameter(String.class, "member")
                .addException(Throwable.class)
                .addCode("return switch (member) {\n$>");
        for (ReadableModel readable : component.readable()) {
            method.addCode(
                    "case $S -> component.$L$L;\n", readable.name(), readable.name(), readable.method() ? "()" : "");
        }
        return method.addCode("default -> super.read(component, member);\n$<};\n")
                .build();
    }

    private MethodSpec write(Map<String, TypeMirror> fields) {
        MethodSpec.Builder method = method("write")
                .returns(void.class)
                .addParameter(type, "component")
                .addParameter(String.class, "field")
                .addParameter(Object.class, "value")
                .addCode("switch (field) {\n$>");
        boolean unchecked = false;
        for (Map.Entry<String, TypeMirror> field : fields.entrySet()) {
            unchecked |= field.getValue() instanceof DeclaredType declared
                    && !declared.getTypeArguments().isEmpty();
            method.addCode(
                    "case $S -> component.$L = ($T) value;\n",
                    field.getKey(),
                    field.getKey(),
                    TypeName.get(field.getValue()));
        }
        if (unchecked && component.element().getTypeParameters().isEmpty()) {
            method.addAnnotation(PlanTypes.suppress("unchecked"));
        }
        return method.addCode("default -> super.write(component, field, value);\n$<}\n")
                .build();
    }

    private Map<String, TypeMirror> writable() {
        Map<String, TypeMirror> fields = new LinkedHashMap<>();
        component.attributes().forEach(attribute -> add(fields, attribute.field()));
        component.requirements().forEach(requirement -> add(fields, requirement.field()));
        component.subComponents().forEach(field -> add(fields, field.field()));
        component.features().ifPresent(features -> add(fields, features.field()));
        return fields;
    }

    private void add(Map<String, TypeMirror> fields, VariableElement field) {
        TypeMirror declared = field.asType();
        if (!component.element().getTypeParameters().isEmpty()) {
            declared = types.erasure(declared);
        } else if (!field.getEnclosingElement().equals(component.element())) {
            declared = types.asMemberOf((DeclaredType) component.element().asType(), field);
        }
        fields.put(field.getSimpleName().toString(), declared);
    }

    private MethodSpec fillTemplates(List<SubComponentModel> fields) {
        MethodSpec.Builder method = method("fillTemplates")
                .returns(void.class)
                .addParameter(type, "component")
                .addStatement("super.fillTemplates(component)");
        for (SubComponentModel field : fields) {
            String name = field.field().getSimpleName().toString();
            method.beginControlFlow("if (component.$L == null)", name)
                    .addStatement(
                            "component.$L = $T.template($S)",
                            name,
                            PlanTypes.FILE,
                            field.template().orElseThrow())
                    .endControlFlow();
        }
        return method.build();
    }

    private static MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }
}
