package dev.launchway.remote.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Reads from a class file which classes it names: JVMS 4.4, the constant pool. */
final class ClassReferences {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int VERSIONS = 4;

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private ClassReferences() {}

    /**
     * The names of classes in a class file, with slashes; among them are other words that are none. A text that is the name of a class,
     * as for {@code Class.forName}, counts.
     *
     * @param classFile its bytes; one that is no class file names nothing
     */
    static Set<String> of(byte[] classFile) {
        Set<String> names = new HashSet<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            if (in.readInt() != MAGIC) {
                return Set.of();
            }
            in.skipNBytes(VERSIONS);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                if (tag == UTF8) {
                    add(in.readUTF(), names);
                } else {
                    in.skipNBytes(length(tag));
                    i += tag == LONG || tag == DOUBLE ? 1 : 0; // takes two places
                }
            }
            return names;
        } catch (IOException e) {
            return names;
        }
    }

    private static int length(int tag) throws IOException {
        return switch (tag) {
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case LONG, DOUBLE -> 8;
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> throw new IOException("no constant of a class file");
        };
    }

    /** A name, or the names in a descriptor or a signature: {@code (ILjava/util/List<Lorg/x/Y;>;)V}. */
    private static void add(String text, Set<String> names) {
        if (text.indexOf(';') < 0) {
            names.add(text.indexOf('/') < 0 ? text.replace('.', '/') : text);
            return;
        }
        int start = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (start < 0 && c == 'L') {
                start = i + 1;
            } else if (start >= 0 && (c == ';' || c == '<')) {
                names.add(text.substring(start, i));
                start = -1;
            }
        }
    }
}
