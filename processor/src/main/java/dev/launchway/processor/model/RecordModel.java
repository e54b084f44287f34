package dev.launchway.processor.model;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A record that is, or is part of, the value of a resource.
 *
 * @param element the record
 * @param binaryName its binary name
 * @param packageName its package
 * @param fromSource whether this compilation writes its data class: it compiles the record, or no library did so before
 * @param parts its parts, in order
 * @param readable the names of its parts and of its methods without parameters
 */
public record RecordModel(
        TypeElement element,
        String binaryName,
        String packageName,
        boolean fromSource,
        List<Part> parts,
        List<ReadableModel> readable) {

    /**
     * A part of a record.
     *
     * @param name its name
     * @param type its type
     */
    public record Part(String name, DataType type) {}
}
