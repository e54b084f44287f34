package dev.launchway.processor.bytecode;

import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The code of one method. Types are internal names: {@code java/lang/String}. */
public final class Code {

    private static final Handle METAFACTORY = new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/lang/invoke/LambdaMetafactory",
            "metafactory",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
                    + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)"
                    + "Ljava/lang/invoke/CallSite;",
            false);

    private final MethodVisitor to;

    Code(MethodVisitor to) {
        this.to = to;
    }

    /** Loads a reference: {@code this} is 0 in a method of an instance, parameters follow. */
    public Code load(int variable) {
        to.visitVarInsn(Opcodes.ALOAD, variable);
        return this;
    }

    /** Stores a reference to a variable, in a method without jumps. */
    public Code store(int variable) {
        to.visitVarInsn(Opcodes.ASTORE, variable);
        return this;
    }

    /** Loads a parameter of type {@code int}. */
    public Code loadInt(int variable) {
        to.visitVarInsn(Opcodes.ILOAD, variable);
        return this;
    }

    /** Loads {@code null}. */
    public Code nothing() {
        to.visitInsn(Opcodes.ACONST_NULL);
        return this;
    }

    /** Loads a text, of at most 65,535 bytes. */
    public Code text(String text) {
        to.visitLdcInsn(text);
        return this;
    }

    /** Loads an {@code int}. */
    public Code number(int value) {
        if (value >= -1 && value <= 5) {
            to.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE) {
            to.visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            to.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            to.visitLdcInsn(value);
        }
        return this;
    }

    /** Loads a {@code long}. */
    public Code number(long value) {
        to.visitLdcInsn(value);
        return this;
    }

    /** Loads a {@code double}. */
    public Code number(double value) {
        to.visitLdcInsn(value);
        return this;
    }

    /** Loads a {@code boolean}. */
    public Code truth(boolean value) {
        return number(value ? 1 : 0);
    }

    /** Loads a class. */
    public Code type(String type) {
        to.visitLdcInsn(Type.getObjectType(type));
        return this;
    }

    /** Loads a constant of an enum. */
    public Code constant(String type, String name) {
        return getStatic(type, name, 'L' + type + ';');
    }

    /** Loads a new array of references. */
    public <E> Code array(String type, List<E> elements, Consumer<E> load) {
        number(elements.size());
        to.visitTypeInsn(Opcodes.ANEWARRAY, type);
        for (int i = 0; i < elements.size(); i++) {
            to.visitInsn(Opcodes.DUP);
            number(i);
            load.accept(elements.get(i));
            to.visitInsn(Opcodes.AASTORE);
        }
        return this;
    }

    /** Loads an immutable list of texts. */
    public Code texts(List<String> texts) {
        array("java/lang/Object", texts, this::text);
        return callStatic("java/util/List", "of", "([Ljava/lang/Object;)Ljava/util/List;", true);
    }

    /** Loads a static method as a {@code java.util.function.Function} of a text. */
    public Code function(String owner, String method, String descriptor, boolean ofInterface) {
        Type result = Type.getReturnType(descriptor);
        to.visitInvokeDynamicInsn(
                "apply",
                "()Ljava/util/function/Function;",
                METAFACTORY,
                Type.getMethodType("(Ljava/lang/Object;)Ljava/lang/Object;"),
                new Handle(Opcodes.H_INVOKESTATIC, owner, method, descriptor, ofInterface),
                Type.getMethodType(result, Type.getType(String.class)));
        return this;
    }

    /** Loads a static field. */
    public Code getStatic(String owner, String field, String descriptor) {
        to.visitFieldInsn(Opcodes.GETSTATIC, owner, field, descriptor);
        return this;
    }

    /** Stores to a static field. */
    Code putStatic(String owner, String field, String descriptor) {
        to.visitFieldInsn(Opcodes.PUTSTATIC, owner, field, descriptor);
        return this;
    }

    /** Reads a field of the object that was loaded last. */
    public Code getField(String owner, String field, String descriptor) {
        to.visitFieldInsn(Opcodes.GETFIELD, owner, field, descriptor);
        return this;
    }

    /** Stores the value that was loaded last to a field of the object before it. */
    public Code putField(String owner, String field, String descriptor) {
        to.visitFieldInsn(Opcodes.PUTFIELD, owner, field, descriptor);
        return this;
    }

    /** Calls a method of an object of a class. */
    public Code call(String owner, String method, String descriptor) {
        to.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, method, descriptor, false);
        return this;
    }

    /** Calls a method of an object of an interface. */
    public Code callInterface(String owner, String method, String descriptor) {
        to.visitMethodInsn(Opcodes.INVOKEINTERFACE, owner, method, descriptor, true);
        return this;
    }

    /** Calls a method of the superclass. */
    public Code callSuper(String owner, String method, String descriptor) {
        to.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, method, descriptor, false);
        return this;
    }

    /** Calls a static method. */
    public Code callStatic(String owner, String method, String descriptor, boolean ofInterface) {
        to.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, ofInterface);
        return this;
    }

    /** Loads an object twice that {@link #construct} is still to be called for. */
    public Code allocate(String type) {
        to.visitTypeInsn(Opcodes.NEW, type);
        to.visitInsn(Opcodes.DUP);
        return this;
    }

    /** Calls a constructor. */
    public Code construct(String type, String descriptor) {
        return callSuper(type, "<init>", descriptor);
    }

    /** Casts a reference to the type of a descriptor, and unboxes it where that is primitive. */
    public Code cast(String descriptor) {
        Type type = Type.getType(descriptor);
        String box = Boxes.of(type);
        if (box != null) {
            to.visitTypeInsn(Opcodes.CHECKCAST, box);
            return call(box, type.getClassName() + "Value", "()" + descriptor);
        }
        if (!descriptor.equals("Ljava/lang/Object;")) {
            to.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
        }
        return this;
    }

    /** Boxes a value of the type of a descriptor where that is primitive; for {@code void}, loads {@code null}. */
    public Code box(String descriptor) {
        Type type = Type.getType(descriptor);
        if (type.getSort() == Type.VOID) {
            return nothing();
        }
        String box = Boxes.of(type);
        return box == null ? this : callStatic(box, "valueOf", '(' + descriptor + ")L" + box + ';', false);
    }

    /** Goes on with one of the cases by the {@code int} in a variable; all cases return. */
    public void choose(int variable, List<Runnable> cases, Runnable otherwise) {
        if (cases.isEmpty()) {
            otherwise.run();
            return;
        }
        Label[] labels = new Label[cases.size()];
        Label last = new Label();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = cases.get(i) == null ? last : new Label();
        }
        to.visitVarInsn(Opcodes.ILOAD, variable);
        to.visitTableSwitchInsn(0, labels.length - 1, last, labels);
        for (int i = 0; i < labels.length; i++) {
            if (cases.get(i) != null) {
                place(labels[i]);
                cases.get(i).run();
            }
        }
        place(last);
        otherwise.run();
    }

    /** Runs the given code only when the reference that was loaded last is {@code null}. */
    public Code whenNull(Runnable then) {
        Label after = new Label();
        to.visitJumpInsn(Opcodes.IFNONNULL, after);
        then.run();
        place(after);
        return this;
    }

    /** Runs the given code only when the text in a variable equals the given one. */
    public Code whenEqual(int variable, String text, Runnable then) {
        Label after = new Label();
        text(text).load(variable).call("java/lang/String", "equals", "(Ljava/lang/Object;)Z");
        to.visitJumpInsn(Opcodes.IFEQ, after);
        then.run();
        place(after);
        return this;
    }

    private void place(Label label) {
        to.visitLabel(label);
        to.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }

    /** Returns the reference that was loaded last. */
    public void giveBack() {
        to.visitInsn(Opcodes.ARETURN);
    }

    /** Returns. */
    public void done() {
        to.visitInsn(Opcodes.RETURN);
    }

    /** Drops the reference that was loaded last. */
    public Code drop() {
        to.visitInsn(Opcodes.POP);
        return this;
    }
}
