package dev.launchway.processor.generate;

import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.RecordModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.source.SourceFiles;
import dev.launchway.text.GeneratedCode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;

/** Generates all definitions, data classes and the entry of the index of a compilation. */
public final class DefinitionGenerator {

    private final SourceFiles files;
    private final Types types;
    private final boolean preview;

    /**
     * Makes a generator.
     *
     * @param compiler the compiler's
     */
    public DefinitionGenerator(ProcessingEnvironment compiler) {
        this.files = new SourceFiles(compiler.getFiler());
        this.types = compiler.getTypeUtils();
        this.preview = compiler.isPreviewEnabled();
    }

    /**
     * Writes the files.
     *
     * @param model the model
     * @param clean tells which classes have no fault; nothing is written for the others, nor for components that inherit from
     *     them
     * @return what the written code needs the classes to keep
     * @throws IOException when a file cannot be written
     */
    public Reliance generate(ServiceModel model, Predicate<TypeElement> clean) throws IOException {
        Reliance reliance = new Reliance(types);
        IndexWriter index = new IndexWriter();
        DefinitionWriter definitions = new DefinitionWriter(model, types, preview);
        for (ComponentModel component : model.components()) {
            if (component.fromSource() && isClean(model, component, clean)) {
                files.write(component.packageName(), definitions.write(component));
                index.component(component.element());
                reliance.add(component);
            }
        }
        RecordWriter data = new RecordWriter(types, preview);
        for (RecordModel record : model.records()) {
            if (record.fromSource() && clean.test(record.element())) {
                files.write(record.packageName(), data.write(record));
                index.record(record.element());
            }
        }
        Optional<TypeSpec> entry = index.write();
        if (entry.isPresent()) {
            files.writeOnce(GeneratedCode.INDEX_PACKAGE, entry.get());
        }
        return reliance;
    }

    private static boolean isClean(ServiceModel model, ComponentModel component, Predicate<TypeElement> clean) {
        return model.lineage(component).stream()
                .allMatch(one -> !one.broken() && one.owners().stream().allMatch(clean));
    }
}
