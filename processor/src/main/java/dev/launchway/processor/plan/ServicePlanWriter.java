package dev.launchway.processor.plan;

import dev.launchway.processor.bytecode.ClassFile;
import dev.launchway.processor.bytecode.Descriptors;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.PlatformModel;
import dev.launchway.processor.model.ServiceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;

/** Writes the class that knows all environments, and loads the class of one only when it is asked for it. */
final class ServicePlanWriter {

    /** The most texts that one method compares. */
    private static final int MOST_CASES = 200;

    private static final String TEXT = PlanTypes.STRING;
    private static final String TEXTS = "()" + PlanTypes.LIST;
    private static final String LOOK_UP = "(" + TEXT + TEXT + ")" + PlanTypes.LIST;

    private ServicePlanWriter() {}

    /**
     * Writes the class.
     *
     * @param classes the class of each environment, by name
     * @param model all components
     * @return the class
     */
    static ClassFile write(Map<String, String> classes, ServiceModel model) {
        ClassFile file = new ClassFile(PlanTypes.PLAN, Opcodes.ACC_PUBLIC, PlanTypes.SERVICE_PLAN);
        file.constructor(Opcodes.ACC_PUBLIC, "()V", code -> {});
        file.method(Opcodes.ACC_PUBLIC, "environments", TEXTS, code -> code.texts(List.copyOf(classes.keySet()))
                .giveBack());
        String plan = Descriptors.of(PlanTypes.ENVIRONMENT_PLAN);
        file.method(Opcodes.ACC_PUBLIC, "environment", "(" + TEXT + ")" + plan, code -> {
            classes.forEach(
                    (name, type) -> code.whenEqual(1, name, () -> code.callStatic(type, "plan", "()" + plan, false)
                            .giveBack()));
            code.nothing().giveBack();
        });
        TreeSet<String> platforms = new TreeSet<>();
        List<Extension> extensions = extensions(model, platforms);
        file.method(Opcodes.ACC_PUBLIC, "platforms", TEXTS, code -> code.texts(List.copyOf(platforms))
                .giveBack());
        writeExtensions(file, extensions);
        return file;
    }

    /** The components that extend a class on a platform. */
    private record Extension(String className, String platform, List<String> components) {}

    private static List<Extension> extensions(ServiceModel model, SortedSet<String> platforms) {
        TreeMap<String, Extension> extensions = new TreeMap<>();
        for (ComponentModel component : model.components()) {
            for (PlatformModel platform : component.platforms()) {
                platforms.add(platform.platform());
                extensions
                        .computeIfAbsent(
                                platform.of() + " " + platform.platform(),
                                key -> new Extension(platform.of(), platform.platform(), new ArrayList<>()))
                        .components()
                        .add(component.binaryName());
            }
        }
        return List.copyOf(extensions.values());
    }

    /** A method that compares some, and asks the next one for the others. */
    private static void writeExtensions(ClassFile file, List<Extension> extensions) {
        String method = "platformComponents";
        for (int at = 0; at == 0 || at < extensions.size(); at += MOST_CASES) {
            int end = Math.min(extensions.size(), at + MOST_CASES);
            List<Extension> some = extensions.subList(at, end);
            String next = "platformComponents" + end / MOST_CASES;
            file.method(Opcodes.ACC_PUBLIC, method, LOOK_UP, code -> {
                some.forEach(extension -> code.whenEqual(
                        1,
                        extension.className(),
                        () -> code.whenEqual(2, extension.platform(), () -> code.texts(extension.components())
                                .giveBack())));
                if (end < extensions.size()) {
                    code.load(0).load(1).load(2).call(file.name(), next, LOOK_UP);
                } else {
                    code.texts(List.of());
                }
                code.giveBack();
            });
            method = next;
        }
    }
}
