package dev.launchway.processor.generate;

import dev.launchway.processor.bytecode.ClassFile;
import dev.launchway.processor.bytecode.Code;
import dev.launchway.processor.bytecode.Descriptors;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.HandlerModel;
import dev.launchway.processor.model.Lifecycle;
import dev.launchway.processor.model.LifecycleModel;
import dev.launchway.processor.model.ProvisionModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import org.objectweb.asm.Opcodes;

/** Writes the method that calls the lifecycle, provided methods and event handlers by their numbers. */
final class MemberCalls {

    private static final String CALL =
            "(" + PlanTypes.OBJECT + "I" + PlanTypes.OBJECT + PlanTypes.OBJECT + ")" + PlanTypes.OBJECT;
    private static final int FIRST = 3;
    private static final int SECOND = 4;

    private final ComponentModel component;
    private final String type;
    private final Descriptors descriptors;

    MemberCalls(ComponentModel component, Descriptors descriptors) {
        this.component = component;
        this.type = Descriptors.name(component.element());
        this.descriptors = descriptors;
    }

    void addTo(ClassFile file) {
        if (!component.lifecycle().isEmpty()
                || !component.handlers().isEmpty()
                || component.provisions().stream().anyMatch(ProvisionModel::method)) {
            file.method(Opcodes.ACC_PROTECTED, "call", CALL, this::call);
        }
    }

    private void call(Code code) {
        EnumMap<Lifecycle, Runnable> phases = new EnumMap<>(Lifecycle.class);
        component.lifecycle().forEach(method -> phases.put(method.phase(), () -> lifecycle(code, method)));
        List<Runnable> cases = new ArrayList<>();
        for (Lifecycle phase : Lifecycle.values()) {
            cases.add(phases.get(phase));
        }
        component.provisions().stream()
                .filter(ProvisionModel::method)
                .forEach(provision -> cases.add(() -> provide(code, provision)));
        component.handlers().forEach(handler -> cases.add(() -> handle(code, handler)));
        code.choose(2, cases, () -> code.load(0)
                .load(1)
                .loadInt(2)
                .load(FIRST)
                .load(SECOND)
                .callSuper(PlanTypes.COMPONENT_DEFINITION, "call", CALL)
                .giveBack());
    }

    private void lifecycle(Code code, LifecycleModel method) {
        code.load(1)
                .cast(Descriptors.of(type))
                .load(FIRST)
                .cast(Descriptors.of(PlanTypes.api(method.phase().parameter())));
        call(code, method.method());
    }

    private void provide(Code code, ProvisionModel provision) {
        code.load(1).cast(Descriptors.of(type));
        for (ProvisionModel.Parameter parameter : provision.parameters()) {
            boolean host = parameter == ProvisionModel.Parameter.HOST;
            code.load(host ? FIRST : SECOND).cast(Descriptors.of(PlanTypes.api(host ? "Host" : "Environment")));
        }
        call(code, (ExecutableElement) provision.member());
    }

    private void handle(Code code, HandlerModel handler) {
        code.load(1).cast(Descriptors.of(type)).load(FIRST);
        if (handler.withTarget()) {
            code.load(SECOND).cast(Descriptors.of(PlanTypes.api("Target")));
        }
        call(code, handler.method());
    }

    private void call(Code code, ExecutableElement method) {
        code.call(type, method.getSimpleName().toString(), descriptors.of(method))
                .box(descriptors.of(method.getReturnType()))
                .giveBack();
    }
}
