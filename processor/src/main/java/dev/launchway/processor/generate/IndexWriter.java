package dev.launchway.processor.generate;

import dev.launchway.processor.bytecode.ClassFile;
import dev.launchway.processor.bytecode.Code;
import dev.launchway.processor.bytecode.Descriptors;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.RecordModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/** Writes the index of one package. */
final class IndexWriter {

    /** The most names that one method compares. */
    private static final int MOST_NAMES = 1_000;

    private IndexWriter() {}

    static ClassFile write(String packageName, List<ComponentModel> components, List<RecordModel> records) {
        ClassFile file = new ClassFile(
                Generated.index(packageName), Opcodes.ACC_PUBLIC, "java/lang/Object", PlanTypes.DEFINITION_INDEX);
        Map<String, List<String>> listed = new LinkedHashMap<>();
        listed.put(
                "components",
                components.stream()
                        .map(one -> one.element().getQualifiedName().toString())
                        .toList());
        listed.put(
                "records",
                records.stream()
                        .map(one -> one.element().getQualifiedName().toString())
                        .toList());
        file.annotate(PlanTypes.INDEXED, listed);
        file.constructor(Opcodes.ACC_PUBLIC, "()V", code -> {});
        Map<String, String> definitions = new LinkedHashMap<>();
        components.forEach(one -> definitions.put(one.binaryName(), Generated.definition(one.element())));
        lookUp(file, "component", PlanTypes.COMPONENT_DEFINITION, definitions);
        Map<String, String> data = new LinkedHashMap<>();
        records.forEach(one -> data.put(one.binaryName(), Generated.data(one.element())));
        lookUp(file, "record", PlanTypes.RECORD_DEFINITION, data);
        return file;
    }

    /** A method that compares some names, and asks the next one for the others. */
    private static void lookUp(ClassFile file, String method, String returned, Map<String, String> all) {
        String descriptor = "(" + PlanTypes.STRING + ")" + Descriptors.of(returned);
        List<Map.Entry<String, String>> entries = new ArrayList<>(all.entrySet());
        String name = method;
        for (int at = 0; at == 0 || at < entries.size(); at += MOST_NAMES) {
            int end = Math.min(entries.size(), at + MOST_NAMES);
            List<Map.Entry<String, String>> some = entries.subList(at, end);
            String next = method + end / MOST_NAMES;
            file.method(Opcodes.ACC_PUBLIC, name, descriptor, code -> {
                some.forEach(entry -> compare(code, entry.getKey(), entry.getValue()));
                if (end < entries.size()) {
                    code.load(0).load(1).call(file.name(), next, descriptor);
                } else {
                    code.nothing();
                }
                code.giveBack();
            });
            name = next;
        }
    }

    private static void compare(Code code, String className, String definition) {
        code.whenEqual(1, className, () -> code.getStatic(definition, "INSTANCE", Descriptors.of(definition))
                .giveBack());
    }
}
