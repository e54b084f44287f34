package dev.launchway.bytecode;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The code of a method: JVMS 4.7.3. */
final class MethodCode {

    private static final int EXCEPTION = 8;

    private final String name;
    private final String descriptor;
    private final TreeMap<Integer, Integer> lines = new TreeMap<>();
    private byte[] code = {};

    /** A method without code, as an abstract one has. */
    MethodCode(String name, String descriptor) {
        this.name = name;
        this.descriptor = descriptor;
    }

    /** Reads the attribute. */
    void read(DataInputStream in, ConstantPool pool) throws IOException {
        in.skipNBytes(4);
        code = in.readNBytes(in.readInt());
        in.skipNBytes((long) EXCEPTION * in.readUnsignedShort());
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            boolean table = pool.text(in.readUnsignedShort()).equals("LineNumberTable");
            int length = in.readInt();
            if (table) {
                for (int entries = in.readUnsignedShort(); entries > 0; entries--) {
                    lines.put(in.readUnsignedShort(), in.readUnsignedShort());
                }
            } else {
                in.skipNBytes(Integer.toUnsignedLong(length));
            }
        }
    }

    /** What it uses; a call that is made at run time uses what its bootstrap method is given. */
    ClassFile.Method method(ConstantPool pool, List<List<MemberReference>> bootstraps) {
        List<ClassFile.Use> uses = new ArrayList<>();
        for (int at = 0; at < code.length; at += Opcodes.length(code, at)) {
            int opcode = code[at] & 0xff;
            if (opcode >= Opcodes.FIRST_OF_MEMBERS && opcode <= Opcodes.LAST_OF_MEMBERS) {
                uses.add(new ClassFile.Use(pool.member(operand(at)), line(at)));
            } else if (opcode == Opcodes.INVOKEDYNAMIC) {
                for (MemberReference given : bootstraps.get(pool.bootstrap(operand(at)))) {
                    uses.add(new ClassFile.Use(given, line(at)));
                }
            }
        }
        return new ClassFile.Method(name, descriptor, List.copyOf(uses));
    }

    private int operand(int at) {
        return (code[at + 1] & 0xff) << 8 | (code[at + 2] & 0xff);
    }

    private int line(int at) {
        Map.Entry<Integer, Integer> entry = lines.floorEntry(at);
        return entry == null ? 0 : entry.getValue();
    }
}
