package dev.launchway.remote.bootstrap;

import dev.launchway.bytecode.ClassFile;
import java.util.HashSet;
import java.util.Set;

/** Tells which classes a class file names. */
final class ClassReferences {

    private ClassReferences() {}

    /**
     * The names of classes in a class file, with slashes; among them are other words that are none. A text that is the name of a class,
     * as for {@code Class.forName}, counts.
     *
     * @param classFile its bytes; one that is no class file names nothing
     */
    static Set<String> of(byte[] classFile) {
        Set<String> names = new HashSet<>();
        for (String word : ClassFile.words(classFile)) {
            add(word, names);
        }
        return names;
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
