package dev.launchway.processor.generate;

import dev.launchway.processor.bytecode.ClassFile;
import dev.launchway.processor.bytecode.Descriptors;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.RecordModel;
import dev.launchway.processor.model.ServiceModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;

/** Generates all definitions, data classes and indexes of a compilation. */
public final class DefinitionGenerator {

    private final Filer filer;
    private final Descriptors descriptors;

    /** What one package declares, and what of it this compilation has in source. */
    private record Contents(List<ComponentModel> components, List<RecordModel> records, List<TypeElement> sources) {

        Contents() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * Makes a generator.
     *
     * @param filer where files go
     * @param types the compiler's types
     */
    public DefinitionGenerator(Filer filer, Types types) {
        this.filer = filer;
        this.descriptors = new Descriptors(types);
    }

    /**
     * Writes the files.
     *
     * @param model the model
     * @param clean tells which components have no fault; nothing is written for the others, nor for components that inherit
     *     from them
     * @return what the written code needs the classes to keep
     * @throws IOException when a file cannot be written
     */
    public Reliance generate(ServiceModel model, Predicate<ComponentModel> clean) throws IOException {
        TreeMap<String, Contents> packages = new TreeMap<>();
        Reliance reliance = new Reliance();
        DefinitionWriter definitions = new DefinitionWriter(model, descriptors);
        for (ComponentModel component : model.components()) {
            if (isClean(model, component, clean)) {
                Contents contents = packages.computeIfAbsent(component.packageName(), name -> new Contents());
                contents.components().add(component);
                if (component.fromSource()) {
                    contents.sources().add(component.element());
                    write(definitions.write(component), component.element());
                    reliance.add(component, descriptors);
                }
            }
        }
        RecordWriter data = new RecordWriter(descriptors);
        for (RecordModel record : model.records()) {
            Contents contents = packages.computeIfAbsent(record.packageName(), name -> new Contents());
            contents.records().add(record);
            if (record.fromSource()) {
                contents.sources().add(record.element());
                write(data.write(record), record.element());
            }
        }
        for (String packageName : packages.keySet()) {
            Contents contents = packages.get(packageName);
            if (!contents.sources().isEmpty()) {
                IndexWriter.write(packageName, contents.components(), contents.records())
                        .write(filer, contents.sources());
            }
        }
        return reliance;
    }

    private static boolean isClean(ServiceModel model, ComponentModel component, Predicate<ComponentModel> clean) {
        return model.lineage(component).stream().allMatch(one -> !one.broken() && clean.test(one));
    }

    private void write(ClassFile file, TypeElement origin) throws IOException {
        file.write(filer, List.of(origin));
    }
}
