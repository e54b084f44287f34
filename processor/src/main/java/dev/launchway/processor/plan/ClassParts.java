package dev.launchway.processor.plan;

import dev.launchway.processor.bytecode.ClassFile;
import dev.launchway.processor.bytecode.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;

/** Spreads methods over as many classes as the limits of a class file ask for. */
final class ClassParts {

    /** A constant pool has 65,535 places; a text takes two. */
    private static final int MOST_CONSTANTS = 20_000;

    private final String suffix;
    private final List<ClassFile> classes = new ArrayList<>();
    private int constants;
    private int methods;

    /**
     * Starts with one class.
     *
     * @param suffix the end of the names of all classes
     */
    ClassParts(String suffix) {
        this.suffix = suffix;
        addClass();
    }

    private void addClass() {
        String name = PlanTypes.PACKAGE + "Plan" + (classes.isEmpty() ? "" : Integer.toString(classes.size())) + suffix;
        classes.add(new ClassFile(name, Opcodes.ACC_SYNTHETIC, "java/lang/Object"));
        constants = 0;
    }

    /** A static method of some class. */
    record Part(String owner, String name, String descriptor) {

        void call(Code code) {
            code.callStatic(owner, name, descriptor, false);
        }
    }

    /**
     * Adds a static method.
     *
     * @param descriptor its descriptor
     * @param body its body
     * @param weight how many constants it holds
     * @return the method, to be called
     */
    Part add(String descriptor, Consumer<Code> body, int weight) {
        if (constants > 0 && constants + weight > MOST_CONSTANTS) {
            addClass();
        }
        constants += weight;
        ClassFile last = classes.get(classes.size() - 1);
        Part part = new Part(last.name(), "part" + methods++, descriptor);
        last.method(Opcodes.ACC_STATIC, part.name(), descriptor, body);
        return part;
    }

    /** Adds the method that everything starts from to the first class. */
    void addEntry(String method, String descriptor, Consumer<Code> body) {
        classes.get(0).method(Opcodes.ACC_STATIC, method, descriptor, body);
    }

    /** The classes, that with the entry first. */
    List<ClassFile> classes() {
        return classes;
    }
}
