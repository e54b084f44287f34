package dev.launchway.bytecode;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A class file: JVMS 4.
 *
 * @param name its class, with slashes
 * @param parents its superclass, and then the interfaces that it implements itself
 * @param source the name of the file that it was compiled from; empty where it is not told
 * @param methods its methods
 */
public record ClassFile(String name, List<String> parents, String source, List<Method> methods) {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int VERSIONS = 4;

    /**
     * A method, or an initializer.
     *
     * @param name its name, {@code <init>} or {@code <clinit>}
     * @param descriptor its types
     * @param uses the members that its code reads, writes, calls or gives away, in order
     */
    public record Method(String name, String descriptor, List<Use> uses) {}

    /**
     * A use of a member.
     *
     * @param member the field or method
     * @param line the line of the source; 0 where it is not told
     */
    public record Use(MemberReference member, int line) {}

    /**
     * Reads a class file.
     *
     * @param content its bytes
     * @return what it holds
     * @throws IOException when it is none, or cut off
     */
    public static ClassFile read(byte[] content) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            return new Reader(in, pool(in)).read();
        } catch (RuntimeException e) {
            throw new IOException("no class file", e);
        }
    }

    /**
     * The texts in a class file, among which are the names that it uses, descriptors and signatures.
     *
     * @param content its bytes
     * @return its texts in order; none for what is no class file
     */
    public static List<String> words(byte[] content) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            return pool(in).words();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static ConstantPool pool(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        in.skipNBytes(VERSIONS);
        return new ConstantPool(in);
    }

    /** Reads what stands behind the constants. */
    private static final class Reader {

        private final DataInputStream in;
        private final ConstantPool pool;
        private final List<MethodCode> codes = new ArrayList<>();
        private List<List<MemberReference>> bootstraps = List.of();
        private String source = "";

        Reader(DataInputStream in, ConstantPool pool) {
            this.in = in;
            this.pool = pool;
        }

        ClassFile read() throws IOException {
            in.skipNBytes(2);
            String name = pool.className(in.readUnsignedShort());
            List<String> parents = new ArrayList<>();
            int superclass = in.readUnsignedShort();
            if (superclass > 0) {
                parents.add(pool.className(superclass));
            }
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                parents.add(pool.className(in.readUnsignedShort()));
            }
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                field();
            }
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                method();
            }
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                attribute();
            }
            List<Method> methods = new ArrayList<>();
            for (MethodCode code : codes) {
                methods.add(code.method(pool, bootstraps));
            }
            return new ClassFile(name, List.copyOf(parents), source, List.copyOf(methods));
        }

        private void field() throws IOException {
            in.skipNBytes(6);
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                in.skipNBytes(2);
                in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
            }
        }

        private void method() throws IOException {
            in.skipNBytes(2);
            String name = pool.text(in.readUnsignedShort());
            MethodCode code = new MethodCode(name, pool.text(in.readUnsignedShort()));
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                String attribute = pool.text(in.readUnsignedShort());
                int length = in.readInt();
                if (attribute.equals("Code")) {
                    code.read(in, pool);
                } else {
                    in.skipNBytes(Integer.toUnsignedLong(length));
                }
            }
            codes.add(code);
        }

        private void attribute() throws IOException {
            String name = pool.text(in.readUnsignedShort());
            int length = in.readInt();
            switch (name) {
                case "SourceFile" -> source = pool.text(in.readUnsignedShort());
                case "BootstrapMethods" -> bootstraps = bootstraps();
                default -> in.skipNBytes(Integer.toUnsignedLong(length));
            }
        }

        /** Of each bootstrap method the methods among its arguments. */
        private List<List<MemberReference>> bootstraps() throws IOException {
            List<List<MemberReference>> all = new ArrayList<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                in.skipNBytes(2);
                List<MemberReference> given = new ArrayList<>();
                for (int arguments = in.readUnsignedShort(); arguments > 0; arguments--) {
                    int argument = in.readUnsignedShort();
                    if (pool.isMethodHandle(argument)) {
                        given.add(pool.handled(argument));
                    }
                }
                all.add(given);
            }
            return all;
        }
    }
}
