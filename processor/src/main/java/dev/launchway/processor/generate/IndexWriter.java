package dev.launchway.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.source.SourceFiles;
import dev.launchway.text.GeneratedCode;
import javax.lang.model.element.TypeElement;

/** Writes the entry of one class in the index. */
final class IndexWriter {

    private IndexWriter() {}

    /**
     * Writes an entry.
     *
     * @param type a component or a record
     * @param binaryName its binary name
     * @param member the member of the annotation that names it
     * @return a type without members
     */
    static TypeSpec write(TypeElement type, String binaryName, String member) {
        return TypeSpec.interfaceBuilder(PlanTypes.generated(GeneratedCode.indexEntry(binaryName)))
                .addJavadoc("Lets the compilation of a service find {@code $L}.\n", type.getQualifiedName())
                .addAnnotation(SourceFiles.generated())
                .addAnnotation(AnnotationSpec.builder(PlanTypes.INDEXED)
                        .addMember("version", "$L", GeneratedCode.VERSION)
                        .addMember(member, "$S", type.getQualifiedName())
                        .build())
                .addOriginatingElement(type)
                .build();
    }
}
