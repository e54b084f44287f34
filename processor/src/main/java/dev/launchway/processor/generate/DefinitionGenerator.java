package dev.launchway.processor.generate;

import com.palantir.javapoet.JavaFile;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.RecordModel;
import dev.launchway.processor.model.ServiceModel;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.annotation.processing.Filer;
import javax.lang.model.util.Types;

/** Generates all definitions, data classes and indexes of a compilation. */
public final class DefinitionGenerator {

    private final Filer filer;
    private final Types types;

    /**
     * Makes a generator.
     *
     * @param filer where files go
     * @param types the compiler's types
     */
    public DefinitionGenerator(Filer filer, Types types) {
        this.filer = filer;
        this.types = types;
    }

    /**
     * Writes the files.
     *
     * @param model the model
     * @param clean tells which components have no fault; nothing is written for the others, nor for components that inherit
     *     from them
     * @throws IOException when a file cannot be written
     */
    public void generate(ServiceModel model, Predicate<ComponentModel> clean) throws IOException {
        TreeSet<String> packages = new TreeSet<>();
        DefinitionWriter definitions = new DefinitionWriter(model, types);
        for (ComponentModel component : model.components()) {
            if (component.fromSource() && isClean(model, component, clean)) {
                write(definitions.write(component));
                packages.add(component.packageName());
            }
        }
        for (RecordModel record : model.records()) {
            if (record.fromSource()) {
                write(RecordWriter.write(record));
                packages.add(record.packageName());
            }
        }
        for (String packageName : packages) {
            List<ComponentModel> components = model.components().stream()
                    .filter(one -> one.packageName().equals(packageName) && isClean(model, one, clean))
                    .toList();
            List<RecordModel> records = model.records().stream()
                    .filter(one -> one.packageName().equals(packageName))
                    .toList();
            write(IndexWriter.write(packageName, components, records));
        }
    }

    private static boolean isClean(ServiceModel model, ComponentModel component, Predicate<ComponentModel> clean) {
        return model.lineage(component).stream().allMatch(one -> !one.broken() && clean.test(one));
    }

    private void write(JavaFile file) throws IOException {
        file.writeTo(filer);
    }
}
