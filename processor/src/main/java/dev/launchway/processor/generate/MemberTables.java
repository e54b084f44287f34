package dev.launchway.processor.generate;

import dev.launchway.processor.bytecode.ClassFile;
import dev.launchway.processor.bytecode.Code;
import dev.launchway.processor.bytecode.Descriptors;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ReadableModel;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;

/** Writes the method that lists what a component declares. */
final class MemberTables {

    private final ComponentModel component;
    private final ValueTypes types;

    MemberTables(ComponentModel component, ValueTypes types) {
        this.component = component;
        this.types = types;
    }

    void addTo(ClassFile file) {
        file.method(
                Opcodes.ACC_PROTECTED, "declare", "(" + Descriptors.of(PlanTypes.MEMBER_TABLE) + ")V", this::declare);
    }

    private void declare(Code code) {
        if (!component.readable().isEmpty()) {
            String names =
                    component.readable().stream().map(ReadableModel::name).collect(Collectors.joining(" "));
            add(code, "readable", PlanTypes.STRING, arguments -> arguments.text(names));
        }
        attributes(code);
        requirements(code);
        provisions(code);
        subComponents(code);
        handlers(code);
        component
                .lifecycle()
                .forEach(method -> add(
                        code,
                        "phase",
                        Descriptors.of(PlanTypes.PHASE),
                        arguments -> arguments.constant(
                                PlanTypes.PHASE, method.phase().name())));
        component
                .features()
                .ifPresent(features -> add(code, "features", PlanTypes.STRING + ValueTypes.DESCRIPTOR, arguments -> {
                    arguments.text(features.field().getSimpleName().toString());
                    types.load(arguments, features.type().orElseThrow());
                }));
        code.done();
    }

    private void attributes(Code code) {
        component
                .attributes()
                .forEach(attribute ->
                        add(code, "attribute", PlanTypes.STRING + ValueTypes.DESCRIPTOR + "ZZ", arguments -> {
                            arguments.text(attribute.name());
                            types.load(arguments, attribute.type());
                            arguments.truth(attribute.required()).truth(attribute.namevar());
                        }));
    }

    private void requirements(Code code) {
        String parameters = PlanTypes.STRING
                + PlanTypes.STRING
                + ValueTypes.DESCRIPTOR
                + Descriptors.of(PlanTypes.SCOPE)
                + Descriptors.of(PlanTypes.CARDINALITY)
                + "ZZ";
        component
                .requirements()
                .forEach(requirement -> add(code, "requirement", parameters, arguments -> {
                    arguments
                            .text(requirement.field().getSimpleName().toString())
                            .text(requirement.key());
                    types.load(arguments, requirement.type());
                    arguments
                            .constant(PlanTypes.SCOPE, requirement.scope().name())
                            .constant(
                                    PlanTypes.CARDINALITY,
                                    requirement.cardinality().name())
                            .truth(requirement.reverse())
                            .truth(requirement.withSource());
                }));
    }

    private void provisions(Code code) {
        String parameters = PlanTypes.STRING + PlanTypes.STRING + ValueTypes.DESCRIPTOR + "ZZ";
        component
                .provisions()
                .forEach(provision -> add(code, "provision", parameters, arguments -> {
                    arguments
                            .text(provision.member().getSimpleName().toString())
                            .text(provision.key());
                    types.load(arguments, provision.type());
                    arguments.truth(provision.method()).truth(provision.each());
                }));
    }

    private void subComponents(Code code) {
        String parameters = PlanTypes.STRING + Descriptors.of(PlanTypes.SHAPE);
        component
                .subComponents()
                .forEach(field -> add(code, "subComponent", parameters, arguments -> arguments
                        .text(field.field().getSimpleName().toString())
                        .constant(PlanTypes.SHAPE, field.shape().name())));
        Set<String> parts = new LinkedHashSet<>();
        component.subComponents().forEach(field -> parts.add(field.typeName()));
        component.adds().forEach(added -> parts.add(added.typeName()));
        parts.forEach(name -> add(code, "part", PlanTypes.STRING, arguments -> arguments.text(name)));
    }

    private void handlers(Code code) {
        String parameters = PlanTypes.STRING + Descriptors.of(PlanTypes.EVENT) + Descriptors.of(PlanTypes.EVENT_SCOPE);
        component
                .handlers()
                .forEach(handler -> add(code, "handler", parameters, arguments -> arguments
                        .text(handler.method().getSimpleName().toString())
                        .constant(PlanTypes.EVENT, handler.event().name())
                        .constant(PlanTypes.EVENT_SCOPE, handler.scope().name())));
    }

    private static void add(Code code, String method, String parameters, Consumer<Code> arguments) {
        code.load(1);
        arguments.accept(code);
        code.call(PlanTypes.MEMBER_TABLE, method, "(" + parameters + ")V");
    }
}
