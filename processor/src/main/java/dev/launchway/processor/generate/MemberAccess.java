package dev.launchway.processor.generate;

import dev.launchway.processor.bytecode.ClassFile;
import dev.launchway.processor.bytecode.Code;
import dev.launchway.processor.bytecode.Descriptors;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ReadableModel;
import dev.launchway.processor.model.SubComponentModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.objectweb.asm.Opcodes;

/** Writes the methods that read and set members by their numbers. */
final class MemberAccess {

    private static final String GET = "(" + PlanTypes.OBJECT + "I)" + PlanTypes.OBJECT;
    private static final String SET = "(" + PlanTypes.OBJECT + "I" + PlanTypes.OBJECT + ")V";
    private static final String FILL = "(" + PlanTypes.OBJECT + ")V";

    private final ComponentModel component;
    private final String type;
    private final Descriptors descriptors;

    MemberAccess(ComponentModel component, Descriptors descriptors) {
        this.component = component;
        this.type = Descriptors.name(component.element());
        this.descriptors = descriptors;
    }

    void addTo(ClassFile file) {
        if (!component.readable().isEmpty()) {
            file.method(Opcodes.ACC_PROTECTED, "get", GET, this::get);
        }
        Set<VariableElement> writable = writable(component);
        if (!writable.isEmpty()) {
            file.method(Opcodes.ACC_PROTECTED, "set", SET, code -> set(code, writable));
        }
        List<SubComponentModel> templates = component.subComponents().stream()
                .filter(field -> field.template().isPresent())
                .toList();
        if (!templates.isEmpty()) {
            file.method(Opcodes.ACC_PUBLIC, "fillTemplates", FILL, code -> fillTemplates(code, templates));
        }
    }

    private void get(Code code) {
        List<Runnable> cases = new ArrayList<>();
        for (ReadableModel readable : component.readable()) {
            cases.add(() -> read(code, readable));
        }
        code.choose(2, cases, () -> code.load(0)
                .load(1)
                .loadInt(2)
                .callSuper(PlanTypes.COMPONENT_DEFINITION, "get", GET)
                .giveBack());
    }

    private void read(Code code, ReadableModel readable) {
        code.load(1).cast(Descriptors.of(type));
        if (readable.member() instanceof ExecutableElement method) {
            code.call(type, readable.name(), descriptors.of(method)).box(descriptors.of(method.getReturnType()));
        } else {
            String descriptor = descriptors.of(readable.member().asType());
            code.getField(type, readable.name(), descriptor).box(descriptor);
        }
        code.giveBack();
    }

    private void set(Code code, Set<VariableElement> writable) {
        List<Runnable> cases = new ArrayList<>();
        for (ReadableModel readable : component.readable()) {
            cases.add(
                    readable.member() instanceof VariableElement field && writable.contains(field)
                            ? () -> write(code, field)
                            : null);
        }
        code.choose(2, cases, () -> code.load(0)
                .load(1)
                .loadInt(2)
                .load(3)
                .callSuper(PlanTypes.COMPONENT_DEFINITION, "set", SET)
                .done());
    }

    private void write(Code code, VariableElement field) {
        code.load(1)
                .cast(Descriptors.of(type))
                .load(3)
                .cast(descriptors.in(component.element(), field))
                .putField(type, field.getSimpleName().toString(), descriptors.of(field.asType()))
                .done();
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

    private void fillTemplates(Code code, List<SubComponentModel> fields) {
        String file = Descriptors.of(PlanTypes.FILE);
        code.load(0).load(1).callSuper(PlanTypes.COMPONENT_DEFINITION, "fillTemplates", FILL);
        for (SubComponentModel field : fields) {
            String name = field.field().getSimpleName().toString();
            code.load(1).cast(Descriptors.of(type)).getField(type, name, file).whenNull(() -> code.load(1)
                    .cast(Descriptors.of(type))
                    .text(field.template().orElseThrow())
                    .callStatic(PlanTypes.FILE, "template", "(" + PlanTypes.STRING + ")" + file, false)
                    .putField(type, name, file));
        }
        code.done();
    }
}
