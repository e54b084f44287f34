package dev.launchway.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.source.SourceFiles;
import dev.launchway.text.GeneratedCode;
import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * Writes the entry of one compilation in the index. Its name is made from what it says: a compilation of other classes, be it of
 * a part of them or of the tests in the same packages, writes another entry beside it.
 */
final class IndexWriter {

    private static final int DIGITS = 16;

    private final List<TypeElement> components = new ArrayList<>();
    private final List<TypeElement> records = new ArrayList<>();

    void component(TypeElement component) {
        components.add(component);
    }

    void record(TypeElement record) {
        records.add(record);
    }

    /** A type without members; empty when there is nothing to find. */
    Optional<TypeSpec> write() {
        if (components.isEmpty() && records.isEmpty()) {
            return Optional.empty();
        }
        AnnotationSpec indexed = indexed();
        String digest = Sha256.hex(indexed.toString().getBytes(StandardCharsets.UTF_8));
        TypeSpec.Builder entry = TypeSpec.interfaceBuilder("Index_" + digest.substring(0, DIGITS))
                .addJavadoc("Lets the compilation of a service find these components and records.\n")
                .addAnnotation(SourceFiles.generated())
                .addAnnotation(indexed);
        components.forEach(entry::addOriginatingElement);
        records.forEach(entry::addOriginatingElement);
        return Optional.of(entry.build());
    }

    private AnnotationSpec indexed() {
        AnnotationSpec.Builder indexed =
                AnnotationSpec.builder(PlanTypes.INDEXED).addMember("version", "$L", GeneratedCode.VERSION);
        components.forEach(component -> indexed.addMember("components", "$S", component.getQualifiedName()));
        records.forEach(record -> indexed.addMember("records", "$S", record.getQualifiedName()));
        return indexed.build();
    }
}
