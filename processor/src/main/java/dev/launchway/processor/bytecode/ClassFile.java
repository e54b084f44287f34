package dev.launchway.processor.bytecode;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** One class, for Java 17. */
public final class ClassFile {

    private final String name;
    private final String superName;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    /**
     * Starts a final class.
     *
     * @param name its internal name: {@code com/example/Web_Definition}
     * @param access flags of {@link Opcodes} besides {@code ACC_FINAL}
     * @param superName the internal name of its superclass
     * @param interfaces the internal names of its interfaces
     */
    public ClassFile(String name, int access, String superName, String... interfaces) {
        this.name = name;
        this.superName = superName;
        writer.visit(Opcodes.V17, access | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, superName, interfaces);
    }

    /**
     * The class's name.
     *
     * @return its internal name
     */
    public String name() {
        return name;
    }

    /**
     * The class's superclass.
     *
     * @return its internal name
     */
    public String superName() {
        return superName;
    }

    /**
     * Annotates the class with texts that compilers can read; retention is CLASS.
     *
     * @param annotation the internal name of the annotation type
     * @param members the members, each an array of texts
     */
    public void annotate(String annotation, Map<String, ? extends Collection<String>> members) {
        AnnotationVisitor visitor = writer.visitAnnotation('L' + annotation + ';', false);
        members.forEach((member, texts) -> {
            AnnotationVisitor array = visitor.visitArray(member);
            texts.forEach(text -> array.visit(null, text));
            array.visitEnd();
        });
        visitor.visitEnd();
    }

    /**
     * Adds a method.
     *
     * @param access flags of {@link Opcodes}
     * @param method its name
     * @param descriptor its descriptor
     * @param body writes its code, which ends with a return
     */
    public void method(int access, String method, String descriptor, Consumer<Code> body) {
        MethodVisitor visitor = writer.visitMethod(access, method, descriptor, null, null);
        visitor.visitCode();
        body.accept(new Code(visitor));
        visitor.visitMaxs(0, 0);
        visitor.visitEnd();
    }

    /**
     * Adds a constructor without parameters.
     *
     * @param access flags of {@link Opcodes}
     * @param descriptor the descriptor of the superclass's constructor
     * @param arguments loads its arguments
     */
    public void constructor(int access, String descriptor, Consumer<Code> arguments) {
        method(access, "<init>", "()V", code -> {
            code.load(0);
            arguments.accept(code);
            code.construct(superName, descriptor).done();
        });
    }

    /** Adds the field {@code INSTANCE} with the only instance. */
    public void singleton() {
        String descriptor = 'L' + name + ';';
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        writer.visitField(access, "INSTANCE", descriptor, null, null).visitEnd();
        method(Opcodes.ACC_STATIC, "<clinit>", "()V", code -> code.allocate(name)
                .construct(name, "()V")
                .putStatic(name, "INSTANCE", descriptor)
                .done());
    }

    /**
     * Writes the file.
     *
     * @param filer where to
     * @param origins the elements that it is made from
     * @throws IOException when it cannot be written
     */
    public void write(Filer filer, List<? extends Element> origins) throws IOException {
        writer.visitEnd();
        byte[] bytes = writer.toByteArray();
        try (OutputStream out = filer.createClassFile(name.replace('/', '.'), origins.toArray(new Element[0]))
                .openOutputStream()) {
            out.write(bytes);
        }
    }
}
