package dev.launchway.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Types;

/** Writes the definition of one component. */
final class DefinitionWriter {

    private final ServiceModel model;
    private final Types types;

    DefinitionWriter(ServiceModel model, Types types) {
        this.model = model;
        this.types = types;
    }

    JavaFile write(ComponentModel component) {
        ClassName name = Generated.definition(component.element());
        ClassName type = ClassName.get(component.element());
        TypeSpec.Builder definition = TypeSpec.classBuilder(name)
                .addOriginatingElement(component.element())
                .addJavadoc("Sets, reads and calls the members of {@link $T} without reflection.\n", type)
                .addAnnotation(PlanTypes.generated())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(PlanTypes.COMPONENT_DEFINITION, type))
                .addField(FieldSpec.builder(name, "INSTANCE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The only instance.\n")
                        .initializer("new $T()", name)
                        .build())
                .addMethod(constructor(component, type));
        List<String> warnings = warnings(component);
        if (!warnings.isEmpty()) {
            definition.addAnnotation(PlanTypes.suppress(warnings.toArray(String[]::new)));
        }
        if (component.instantiable()) {
            definition.addMethod(MethodSpec.methodBuilder("create")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(type)
                    .addStatement("return new $T()", type)
                    .build());
        }
        new MemberTables(component).addTo(definition);
        new MemberAccess(component, types).addTo(definition);
        new MemberCalls(component).addTo(definition);
        return JavaFile.builder(name.packageName(), definition.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }

    private MethodSpec constructor(ComponentModel component, ClassName type) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
        ComponentModel parent = component.parent().flatMap(model::component).orElse(null);
        if (parent == null) {
            constructor.addStatement("super($T.class, $S, null)", type, component.rootName());
        } else {
            constructor.addStatement(
                    "super($T.class, $S, $T.INSTANCE)",
                    type,
                    component.rootName(),
                    Generated.definition(parent.element()));
        }
        return constructor.build();
    }

    private static List<String> warnings(ComponentModel component) {
        List<String> warnings = new ArrayList<>(Deprecation.warnings(component));
        if (!component.element().getTypeParameters().isEmpty()) {
            warnings.add("rawtypes");
            warnings.add("unchecked");
        }
        return warnings;
    }
}
