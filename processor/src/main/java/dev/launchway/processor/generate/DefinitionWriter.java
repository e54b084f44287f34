package dev.launchway.processor.generate;

import dev.launchway.processor.bytecode.ClassFile;
import dev.launchway.processor.bytecode.Descriptors;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import org.objectweb.asm.Opcodes;

/** Writes the definition of one component. */
final class DefinitionWriter {

    private static final String CONSTRUCTOR =
            "(Ljava/lang/Class;" + PlanTypes.STRING + Descriptors.of(PlanTypes.COMPONENT_DEFINITION) + ")V";

    private final ServiceModel model;
    private final Descriptors descriptors;

    DefinitionWriter(ServiceModel model, Descriptors descriptors) {
        this.model = model;
        this.descriptors = descriptors;
    }

    ClassFile write(ComponentModel component) {
        String type = Descriptors.name(component.element());
        ClassFile file = new ClassFile(
                Generated.definition(component.element()),
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC,
                PlanTypes.COMPONENT_DEFINITION);
        file.singleton();
        file.constructor(Opcodes.ACC_PRIVATE, CONSTRUCTOR, code -> {
            code.type(type).text(component.rootName());
            ComponentModel parent = component.parent().flatMap(model::component).orElse(null);
            if (parent == null) {
                code.nothing();
            } else {
                String definition = Generated.definition(parent.element());
                code.getStatic(definition, "INSTANCE", Descriptors.of(definition));
            }
        });
        if (component.instantiable()) {
            file.method(Opcodes.ACC_PUBLIC, "create", "()" + PlanTypes.OBJECT, code -> code.allocate(type)
                    .construct(type, "()V")
                    .giveBack());
        }
        new MemberTables(component, new ValueTypes(descriptors)).addTo(file);
        new MemberAccess(component, descriptors).addTo(file);
        new MemberCalls(component, descriptors).addTo(file);
        return file;
    }
}
