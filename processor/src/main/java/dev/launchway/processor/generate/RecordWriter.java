package dev.launchway.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.ReadableModel;
import dev.launchway.processor.model.RecordModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;

/** Writes the data class of one record. */
final class RecordWriter {

    private RecordWriter() {}

    static JavaFile write(RecordModel model) {
        ClassName name = Generated.data(model.element());
        ClassName type = ClassName.get(model.element());
        TypeSpec data = TypeSpec.classBuilder(name)
                .alwaysQualify("Part")
                .addOriginatingElement(model.element())
                .addJavadoc("Takes {@link $T} apart and puts it together without reflection.\n", type)
                .addAnnotation(PlanTypes.generated())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(PlanTypes.RECORD_DEFINITION, type))
                .addField(FieldSpec.builder(name, "INSTANCE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The only instance.\n")
                        .initializer("new $T()", name)
                        .build())
                .addField(
                        FieldSpec.builder(partList(), "parts", Modifier.PRIVATE).build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement("super($T.class)", type)
                        .build())
                .addMethod(parts(model))
                .addMethod(read(model, type))
                .addMethod(create(model, type))
                .build();
        return JavaFile.builder(name.packageName(), data)
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }

    private static TypeName partList() {
        return ParameterizedTypeName.get(ClassName.get(List.class), PlanTypes.PART);
    }

    private static MethodSpec parts(RecordModel model) {
        List<CodeBlock> parts = new ArrayList<>();
        for (RecordModel.Part part : model.parts()) {
            parts.add(CodeBlock.of("new $T($S, $L)", PlanTypes.PART, part.name(), ValueTypes.of(part.type())));
        }
        return method("parts")
                .returns(partList())
                .beginControlFlow("if (parts == null)")
                .addStatement("parts = $T.of(\n$L)", List.class, CodeBlock.join(parts, ",\n"))
                .endControlFlow()
                .addStatement("return parts")
                .build();
    }

    private static MethodSpec read(RecordModel model, ClassName type) {
        MethodSpec.Builder method = method("read")
                .returns(Object.class)
                .addParameter(type, "value")
                .addParameter(String.class, "name")
                .addException(Throwable.class)
                .addCode("return switch (name) {\n$>");
        for (ReadableModel readable : model.readable()) {
            method.addCode("case $S -> value.$L();\n", readable.name(), readable.name());
        }
        return method.addCode("default -> $T.UNKNOWN;\n$<};\n", PlanTypes.COMPONENT_DEFINITION)
                .build();
    }

    private static MethodSpec create(RecordModel model, ClassName type) {
        List<CodeBlock> arguments = new ArrayList<>();
        boolean unchecked = false;
        for (int i = 0; i < model.parts().size(); i++) {
            RecordComponentElement part = model.element().getRecordComponents().get(i);
            DataType partType = model.parts().get(i).type();
            unchecked |= partType instanceof DataType.ListOf
                    || partType instanceof DataType.SetOf
                    || partType instanceof DataType.MapOf
                    || partType instanceof DataType.OptionalOf;
            arguments.add(CodeBlock.of("($T) values.get($L)", TypeName.get(part.asType()), i));
        }
        MethodSpec.Builder method = method("create");
        if (unchecked) {
            method.addAnnotation(PlanTypes.suppress("unchecked"));
        }
        return method.returns(type)
                .addParameter(ParameterizedTypeName.get(List.class, Object.class), "values")
                .addStatement("return new $T($L)", type, CodeBlock.join(arguments, ", "))
                .build();
    }

    private static MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }
}
