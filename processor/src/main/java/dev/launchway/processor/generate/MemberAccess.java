package dev.launchway.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ReadableModel;
import dev.launchway.processor.model.SubComponentModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Writes the methods that read and set members by their numbers. */
final class MemberAccess {

    private final ComponentModel component;
    private final ClassName type;
    private final Types types;
    private final Lint lint;

    MemberAccess(ComponentModel component, Types types, Lint lint) {
        this.component = component;
        this.type = ClassName.get(component.element());
        this.types = types;
        this.lint = lint;
    }

    void addTo(TypeSpec.Builder definition) {
        if (!component.readable().isEmpty()) {
            definition.addMethod(get(type, "component", component.readable(), lint));
        }
        Set<VariableElement> writable = writable(component);
        if (!writable.isEmpty()) {
            definition.addMethod(set(writable));
        }
        List<SubComponentModel> templates = component.subComponents().stream()
                .filter(field -> field.template().isPresent())
                .toList();
        if (!templates.isEmpty()) {
            definition.addMethod(fillTemplates(templates));
        }
    }

    /** The method that reads the members of a class. */
    static MethodSpec get(ClassName type, String object, List<ReadableModel> members, Lint lint) {
        MethodSpec.Builder method = override("get", Modifier.PROTECTED)
                .returns(Object.class)
                .addParameter(type, object)
                .addParameter(int.class, "member")
                .addException(Throwable.class)
                .addCode("return switch (member) {\n$>");
        for (int i = 0; i < members.size(); i++) {
            ReadableModel readable = members.get(i);
            lint.uses(readable.member());
            boolean field = readable.member().getKind() == ElementKind.FIELD;
            method.addCode("case $L -> $L.$L$L;\n", i, object, readable.name(), field ? "" : "()");
        }
        return method.addCode("default -> super.get($L, member);\n$<};\n", object)
                .build();
    }

    private MethodSpec set(Set<VariableElement> writable) {
        MethodSpec.Builder method = override("set", Modifier.PROTECTED)
                .addParameter(type, "component")
                .addParameter(int.class, "member")
                .addParameter(Object.class, "value")
                .addCode("switch (member) {\n$>");
        for (int i = 0; i < component.readable().size(); i++) {
            ReadableModel readable = component.readable().get(i);
            if (readable.member() instanceof VariableElement field && writable.contains(field)) {
                TypeMirror declared = declared(field);
                TypeName cast = TypeName.get(declared);
                if (cast.equals(ClassName.get(Object.class))) {
                    method.addCode("case $L -> component.$L = value;\n", i, readable.name());
                } else {
                    lint.castsTo(declared);
                    method.addCode("case $L -> component.$L = ($T) value;\n", i, readable.name(), cast);
                }
            }
        }
        return method.addCode("default -> super.set(component, member, value);\n$<}\n")
                .build();
    }

    /** The type that a field has in the component; without arguments where the component itself has parameters. */
    private TypeMirror declared(VariableElement field) {
        if (!component.element().getTypeParameters().isEmpty()) {
            return types.erasure(field.asType());
        }
        return field.getEnclosingElement().equals(component.element())
                ? field.asType()
                : types.asMemberOf((DeclaredType) component.element().asType(), field);
    }

    /** The fields that the framework sets. */
    static Set<VariableElement> writable(ComponentModel component) {
        Set<VariableElement> fields = new LinkedHashSet<>();
        component.attributes().forEach(attribute -> fields.add(attribute.field()));
        component.requirements().forEach(requirement -> fields.add(requirement.field()));
        component.subComponents().forEach(field -> fields.add(field.field()));
        component.features().ifPresent(features -> fields.add(features.field()));
        return fields;
    }

    private MethodSpec fillTemplates(List<SubComponentModel> fields) {
        MethodSpec.Builder method = override("fillTemplates", Modifier.PUBLIC)
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

    static MethodSpec.Builder override(String name, Modifier modifier) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(modifier);
    }
}
