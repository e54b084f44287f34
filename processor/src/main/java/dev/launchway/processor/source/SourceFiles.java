package dev.launchway.processor.source;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.tools.StandardLocation;

/** The files that are written; the compiler compiles them in its next round. */
public final class SourceFiles {

    /** What {@code @Generated} names: the processor. */
    public static final String GENERATOR = "dev.launchway.processor.LaunchwayProcessor";

    /** It refuses to write the source of a class that it finds, be it of an earlier compilation; the filer of the IDE does not. */
    private static final String ECLIPSE_BATCH = "org.eclipse.jdt.internal.compiler.apt.dispatch.BatchFilerImpl";

    private final Filer filer;
    private final boolean refusing;

    /**
     * Writes for one compilation.
     *
     * @param filer the compiler's
     */
    public SourceFiles(Filer filer) {
        this.filer = filer;
        this.refusing = filer.getClass().getName().equals(ECLIPSE_BATCH);
    }

    /**
     * The annotation of each generated type.
     *
     * @return without a date: the same sources give the same bytes
     */
    public static AnnotationSpec generated() {
        return AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                .addMember("value", "$S", GENERATOR)
                .build();
    }

    /**
     * Writes a file.
     *
     * @param packageName its package
     * @param type its only type, with the elements that it is made from
     * @throws IOException when it cannot be written
     */
    public void write(String packageName, TypeSpec type) throws IOException {
        if (refusing) {
            forget(packageName, type.name());
        }
        file(packageName, type).writeTo(filer);
    }

    /**
     * Writes a file that says always the same, unless the compiler finds its class already.
     *
     * @param packageName its package
     * @param type its only type, with the elements that it is made from
     * @throws IOException when it cannot be written
     */
    public void writeOnce(String packageName, TypeSpec type) throws IOException {
        try {
            file(packageName, type).writeTo(filer);
        } catch (FilerException e) {
            if (!refusing) {
                throw e;
            }
        }
    }

    private static JavaFile file(String packageName, TypeSpec type) {
        return JavaFile.builder(packageName, type)
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }

    /** Deletes the class of an earlier compilation before the compiler has looked for it. */
    private void forget(String packageName, String name) throws IOException {
        try {
            filer.getResource(StandardLocation.CLASS_OUTPUT, packageName, name + ".class")
                    .delete();
        } catch (IOException | RuntimeException e) {
            return; // there is none
        }
    }
}
