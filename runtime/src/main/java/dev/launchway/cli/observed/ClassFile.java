package dev.launchway.cli.observed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A class file, as far as calls can be followed through it.
 *
 * @param name its class, with slashes
 * @param superclass that of the class it extends; empty for none
 * @param source the name of the file that it was compiled from; empty where it is not told
 * @param methods its methods
 */
record ClassFile(String name, String superclass, String source, List<Method> methods) {

    /**
     * A method, or an initializer.
     *
     * @param name its name, {@code <init>} or {@code <clinit>}
     * @param descriptor its types
     * @param uses the members that its code reads, writes, calls or gives away, in order
     */
    record Method(String name, String descriptor, List<Use> uses) {}

    /**
     * A use of a member.
     *
     * @param member the field or method
     * @param line the line of the source; 0 where it is not told
     */
    record Use(MemberReference member, int line) {}

    /**
     * Reads a class file.
     *
     * @param content its bytes
     * @return what it holds
     * @throws IOException when it is none, cut off, or newer than what can be read
     */
    static ClassFile read(byte[] content) throws IOException {
        try {
            ClassReader reader = new ClassReader(content);
            Visitor visitor = new Visitor();
            reader.accept(visitor, ClassReader.SKIP_FRAMES);
            String above = reader.getSuperName();
            return new ClassFile(
                    reader.getClassName(), above == null ? "" : above, visitor.source, List.copyOf(visitor.methods));
        } catch (RuntimeException e) {
            throw new IOException("no class file that can be read", e);
        }
    }

    private static final class Visitor extends ClassVisitor {

        private final List<Method> methods = new ArrayList<>();
        private String source = "";

        Visitor() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitSource(String file, String debug) {
            source = file == null ? "" : file;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            List<Use> uses = new ArrayList<>();
            methods.add(new Method(name, descriptor, uses));
            return new Code(uses);
        }
    }

    private static final class Code extends MethodVisitor {

        private final List<Use> uses;
        private int line;

        Code(List<Use> uses) {
            super(Opcodes.ASM9);
            this.uses = uses;
        }

        private void use(String owner, String name, String descriptor) {
            uses.add(new Use(new MemberReference(owner, name, descriptor), line));
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            use(owner, name, descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            use(owner, name, descriptor);
        }

        /** A call that is made at run time uses what its bootstrap method is given, as the code of a lambda expression. */
        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... given) {
            for (Object argument : given) {
                if (argument instanceof Handle handle) {
                    use(handle.getOwner(), handle.getName(), handle.getDesc());
                }
            }
        }
    }
}
