package dev.launchway.processor.generate;

import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.RecordModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.source.SourceFiles;
import dev.launchway.text.GeneratedCode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;

/** Generates all definitions, data classes and the entry of the index of a compilation. */
public final class DefinitionGenerator {

    private final SourceFiles files;
    private final Types types;
    private final boolean preview;
    private final Reliance reliance;
    private final Set<String> written = new HashSet<>();

    /**
     * Makes a generator.
     *
     * @param compiler the compiler's
     */
    public DefinitionGenerator(ProcessingEnvironment compiler) {
        this.files = new SourceFiles(compiler.getFiler());
        this.types = compiler.getTypeUtils();
        this.preview = compiler.isPreviewEnabled();
        this.reliance = new Reliance(types);
    }

    /**
     * What the code that was written so far needs the classes to keep.
     *
     * @return it grows with each {@link #generate}
     */
    public Reliance reliance() {
        return reliance;
    }

    /**
     * Whether a class was written by this.
     *
     * @param name the qualified name of a definition or of a data class
     * @return whether it was
     */
    public boolean hasWritten(String name) {
        return written.contains(name);
    }

    /**
     * Writes the files of those classes for which that was not done before.
     *
     * @param model the model
     * @param clean tells which classes have no fault; nothing is written for the others, nor for components that inherit from
     *     them
     * @throws IOException when a file cannot be written
     */
    public void generate(ServiceModel model, Predicate<TypeElement> clean) throws IOException {
        IndexWriter index = new IndexWriter();
        DefinitionWriter definitions = new DefinitionWriter(model, types, preview);
        for (ComponentModel component : model.components()) {
            if (component.fromSource()
                    && isClean(model, component, clean)
                    && written.add(GeneratedCode.definition(component.binaryName()))) {
                files.write(component.packageName(), definitions.write(component));
                index.component(component.element());
                reliance.add(component);
            }
        }
        RecordWriter data = new RecordWriter(types, preview);
        for (RecordModel record : model.records()) {
            if (record.fromSource()
                    && clean.test(record.element())
                    && written.add(GeneratedCode.data(record.binaryName()))) {
                files.write(record.packageName(), data.write(record));
                index.record(record.element());
            }
        }
        Optional<TypeSpec> entry = index.write();
        if (entry.isPresent()) {
            files.writeOnce(GeneratedCode.INDEX_PACKAGE, entry.get());
        }
    }

    private static boolean isClean(ServiceModel model, ComponentModel component, Predicate<TypeElement> clean) {
        return model.lineage(component).stream()
                .allMatch(one -> !one.broken() && one.owners().stream().allMatch(clean));
    }
}
