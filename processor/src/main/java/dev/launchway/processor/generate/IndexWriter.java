package dev.launchway.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.RecordModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the index of one package. */
final class IndexWriter {

    private IndexWriter() {}

    static JavaFile write(String packageName, List<ComponentModel> components, List<RecordModel> records) {
        ClassName name = Generated.index(packageName);
        Map<String, ClassName> definitions = new LinkedHashMap<>();
        components.forEach(one -> definitions.put(one.binaryName(), Generated.definition(one.element())));
        Map<String, ClassName> data = new LinkedHashMap<>();
        records.forEach(one -> data.put(one.binaryName(), Generated.data(one.element())));
        AnnotationSpec.Builder indexed = AnnotationSpec.builder(PlanTypes.INDEXED);
        components.forEach(
                one -> indexed.addMember("components", "$S", one.element().getQualifiedName()));
        records.forEach(one -> indexed.addMember("records", "$S", one.element().getQualifiedName()));
        TypeSpec.Builder index = TypeSpec.classBuilder(name)
                .addJavadoc("The definitions of the package {@code $L}.\n", packageName)
                .addAnnotation(PlanTypes.generated())
                .addAnnotation(indexed.build())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(PlanTypes.DEFINITION_INDEX)
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("Called by the engine.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .build())
                .addMethod(lookUp("component", PlanTypes.COMPONENT_DEFINITION, definitions))
                .addMethod(lookUp("record", PlanTypes.RECORD_DEFINITION, data));
        components.stream()
                .filter(ComponentModel::fromSource)
                .forEach(one -> index.addOriginatingElement(one.element()));
        records.stream().filter(RecordModel::fromSource).forEach(one -> index.addOriginatingElement(one.element()));
        return JavaFile.builder(name.packageName(), index.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }

    private static MethodSpec lookUp(String name, ClassName returned, Map<String, ClassName> entries) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(returned, WildcardTypeName.subtypeOf(Object.class)))
                .addParameter(String.class, "className");
        if (entries.isEmpty()) {
            return method.addStatement("return null").build();
        }
        method.addCode("return switch (className) {\n$>");
        entries.forEach((className, definition) ->
                method.addCode(CodeBlock.of("case $S -> $T.INSTANCE;\n", className, definition)));
        return method.addCode("default -> null;\n$<};\n").build();
    }
}
