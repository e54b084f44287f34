package dev.launchway.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.model.ReadableModel;
import dev.launchway.processor.model.RecordModel;
import dev.launchway.processor.source.TextBlock;
import dev.launchway.text.GeneratedCode;
import dev.launchway.text.table.TableWriter;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Writes the data class of one record. */
final class RecordWriter {

    private final Types types;
    private final boolean preview;

    /** For one compilation; {@code preview} tells whether it allows preview features. */
    RecordWriter(Types types, boolean preview) {
        this.types = types;
        this.preview = preview;
    }

    TypeSpec write(RecordModel record) {
        Lint lint = new Lint(preview);
        lint.uses(record.element());
        TypeWords words = new TypeWords(lint);
        TableWriter table = new TableWriter();
        record.parts().forEach(part -> {
            table.line("part").add(part.name());
            words.add(table, part.type());
        });
        if (!record.readable().isEmpty()) {
            table.line("readable");
            record.readable().stream().map(ReadableModel::name).forEach(table::add);
        }
        ClassName type = ClassName.get(record.element());
        TypeSpec.Builder definition = DefinitionWriter.definition(
                        PlanTypes.generated(GeneratedCode.data(record.binaryName())), PlanTypes.RECORD_DEFINITION, type)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement(
                                "super($L, $T.class, $L$L)",
                                GeneratedCode.VERSION,
                                type,
                                TextBlock.of(table.text()),
                                words.arguments())
                        .build())
                .addOriginatingElement(record.element());
        if (!record.readable().isEmpty()) {
            definition.addMethod(MemberAccess.get(type, "value", record.readable(), lint));
        }
        definition.addMethod(create(record, type, lint));
        words.addTo(definition);
        if (!record.element().getTypeParameters().isEmpty()) {
            lint.usesRaw();
        }
        lint.addTo(definition);
        return definition.build();
    }

    private MethodSpec create(RecordModel record, ClassName recordType, Lint lint) {
        boolean generic = !record.element().getTypeParameters().isEmpty();
        List<CodeBlock> arguments = new ArrayList<>();
        for (RecordComponentElement part : record.element().getRecordComponents()) {
            TypeMirror declared = generic ? types.erasure(part.asType()) : part.asType();
            lint.castsTo(declared);
            TypeName type = TypeName.get(declared);
            arguments.add(
                    type.equals(ClassName.OBJECT)
                            ? CodeBlock.of("values.get($L)", arguments.size())
                            : CodeBlock.of("($T) values.get($L)", type, arguments.size()));
        }
        return MemberAccess.override("create", Modifier.PUBLIC)
                .returns(recordType)
                .addParameter(ParameterizedTypeName.get(List.class, Object.class), "values")
                .addStatement("return new $T($L)", recordType, CodeBlock.join(arguments, ", "))
                .build();
    }
}
