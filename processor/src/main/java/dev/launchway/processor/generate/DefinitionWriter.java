package dev.launchway.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.source.SourceFiles;
import dev.launchway.processor.source.TextBlock;
import dev.launchway.text.GeneratedCode;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Types;

/** Writes the definition of one component. */
final class DefinitionWriter {

    private final ServiceModel model;
    private final Types types;
    private final boolean preview;

    /** For one compilation; {@code preview} tells whether it allows preview features. */
    DefinitionWriter(ServiceModel model, Types types, boolean preview) {
        this.model = model;
        this.types = types;
        this.preview = preview;
    }

    TypeSpec write(ComponentModel component) {
        Lint lint = new Lint(preview);
        lint.uses(component.element());
        TypeWords words = new TypeWords(lint);
        String table = new ComponentTable(model, component, words).text();
        CodeBlock parent = component
                .parent()
                .flatMap(model::component)
                .map(one ->
                        CodeBlock.of("$T.INSTANCE", PlanTypes.generated(GeneratedCode.definition(one.binaryName()))))
                .orElse(CodeBlock.of("null"));
        ClassName type = ClassName.get(component.element());
        TypeSpec.Builder definition = definition(
                        PlanTypes.generated(GeneratedCode.definition(component.binaryName())),
                        PlanTypes.COMPONENT_DEFINITION,
                        type)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement(
                                "super($L, $T.class, $L, $L$L)",
                                GeneratedCode.VERSION,
                                type,
                                parent,
                                TextBlock.of(table),
                                words.arguments())
                        .build())
                .addOriginatingElement(component.element());
        if (component.instantiable()) {
            definition.addMethod(MethodSpec.methodBuilder("create")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(type)
                    .addStatement("return new $T()", type)
                    .build());
        }
        new MemberAccess(component, types, lint).addTo(definition);
        new MemberCalls(component, lint).addTo(definition);
        words.addTo(definition);
        if (!component.element().getTypeParameters().isEmpty()) {
            lint.usesRaw();
        }
        lint.addTo(definition);
        return definition.build();
    }

    /** Begins the definition of a class, with its only instance. */
    static TypeSpec.Builder definition(ClassName name, ClassName superclass, ClassName type) {
        return TypeSpec.classBuilder(name)
                .addJavadoc("Knows the members of {@link $T}.\n", type)
                .addAnnotation(SourceFiles.generated())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(superclass, type))
                .addField(FieldSpec.builder(name, "INSTANCE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .initializer("new $T()", name)
                        .build());
    }
}
