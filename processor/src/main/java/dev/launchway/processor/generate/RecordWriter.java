package dev.launchway.processor.generate;

import dev.launchway.processor.bytecode.ClassFile;
import dev.launchway.processor.bytecode.Code;
import dev.launchway.processor.bytecode.Descriptors;
import dev.launchway.processor.model.ReadableModel;
import dev.launchway.processor.model.RecordModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.RecordComponentElement;
import org.objectweb.asm.Opcodes;

/** Writes the data class of one record. */
final class RecordWriter {

    private static final String CONSTRUCTOR = "(Ljava/lang/Class;" + PlanTypes.STRING + ")V";

    private final Descriptors descriptors;
    private final ValueTypes types;

    RecordWriter(Descriptors descriptors) {
        this.descriptors = descriptors;
        this.types = new ValueTypes(descriptors);
    }

    ClassFile write(RecordModel model) {
        String type = Descriptors.name(model.element());
        ClassFile file = new ClassFile(
                Generated.data(model.element()),
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC,
                PlanTypes.RECORD_DEFINITION);
        file.singleton();
        String names = model.readable().stream().map(ReadableModel::name).collect(Collectors.joining(" "));
        file.constructor(
                Opcodes.ACC_PRIVATE, CONSTRUCTOR, code -> code.type(type).text(names));
        file.method(Opcodes.ACC_PROTECTED, "types", "()[" + ValueTypes.DESCRIPTOR, code -> code.array(
                        PlanTypes.VALUE_TYPE, model.parts(), part -> types.load(code, part.type()))
                .giveBack());
        file.method(
                Opcodes.ACC_PROTECTED,
                "get",
                "(" + PlanTypes.OBJECT + "I)" + PlanTypes.OBJECT,
                code -> get(code, model, type));
        file.method(
                Opcodes.ACC_PUBLIC,
                "create",
                "(Ljava/util/List;)" + PlanTypes.OBJECT,
                code -> create(code, model, type));
        return file;
    }

    private void get(Code code, RecordModel model, String type) {
        List<Runnable> cases = new ArrayList<>();
        for (ReadableModel readable : model.readable()) {
            cases.add(() -> {
                String returned = descriptors.returned(readable.member());
                code.load(1)
                        .cast(Descriptors.of(type))
                        .call(type, readable.name(), "()" + returned)
                        .box(returned)
                        .giveBack();
            });
        }
        code.choose(2, cases, () -> code.nothing().giveBack());
    }

    private void create(Code code, RecordModel model, String type) {
        code.allocate(type);
        StringBuilder parameters = new StringBuilder("(");
        int position = 0;
        for (RecordComponentElement part : model.element().getRecordComponents()) {
            String descriptor = descriptors.of(part.asType());
            code.load(1)
                    .number(position++)
                    .callInterface("java/util/List", "get", "(I)" + PlanTypes.OBJECT)
                    .cast(descriptor);
            parameters.append(descriptor);
        }
        code.construct(type, parameters.append(")V").toString()).giveBack();
    }
}
