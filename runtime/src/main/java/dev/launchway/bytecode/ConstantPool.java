package dev.launchway.bytecode;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The constants of a class file: JVMS 4.4. */
final class ConstantPool {

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int METHOD_HANDLE = 15;

    private final List<String> words = new ArrayList<>();
    private final String[] texts;
    /** Of each constant that names others the first one, and the second one. */
    private final int[] first;

    private final int[] second;
    private final int[] tags;

    /**
     * Reads them.
     *
     * @param in stands behind the version of the class file
     * @throws IOException when they are cut off, or no constants
     */
    ConstantPool(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        texts = new String[count];
        first = new int[count];
        second = new int[count];
        tags = new int[count];
        for (int i = 1; i < count; i++) {
            tags[i] = in.readUnsignedByte();
            read(in, i);
            i += tags[i] == LONG || tags[i] == DOUBLE ? 1 : 0; // takes two places
        }
    }

    private void read(DataInputStream in, int i) throws IOException {
        switch (tags[i]) {
            case UTF8 -> {
                texts[i] = in.readUTF();
                words.add(texts[i]);
            }
            case 3, 4 -> in.skipNBytes(4);
            case LONG, DOUBLE -> in.skipNBytes(8);
            case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
            case 9, 10, 11, 12, 17, 18 -> {
                first[i] = in.readUnsignedShort();
                second[i] = in.readUnsignedShort();
            }
            case METHOD_HANDLE -> {
                in.skipNBytes(1);
                first[i] = in.readUnsignedShort();
            }
            default -> throw new IOException("no constant of a class file");
        }
    }

    /** All texts. */
    List<String> words() {
        return words;
    }

    String text(int i) {
        return texts[i];
    }

    /** The name of a class, with slashes. */
    String className(int i) {
        return texts[first[i]];
    }

    /** A field or a method of a class. */
    MemberReference member(int i) {
        int nameAndType = second[i];
        return new MemberReference(className(first[i]), texts[first[nameAndType]], texts[second[nameAndType]]);
    }

    /** Whether a constant stands for a method that is given away, as that of a lambda expression. */
    boolean isMethodHandle(int i) {
        return tags[i] == METHOD_HANDLE;
    }

    MemberReference handled(int i) {
        return member(first[i]);
    }

    /** The number of the bootstrap method of a call that is made at run time. */
    int bootstrap(int i) {
        return first[i];
    }
}
