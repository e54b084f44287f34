package dev.launchway.processor.template;

import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.read.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;

/** The definition directories of components: that of the class's package, then those of its superclasses' packages. */
public final class DefinitionFolders {

    private final Sources sources;
    private final Elements elements;
    private final Predicate<String> compiledBefore;
    private final Map<String, Folders> known = new HashMap<>();

    /**
     * Looks at classes.
     *
     * @param sources the sources of this compilation
     * @param elements the compiler's
     * @param compiledBefore whether an earlier compilation of the same project left the class of a binary name
     */
    public DefinitionFolders(Sources sources, Elements elements, Predicate<String> compiledBefore) {
        this.sources = sources;
        this.elements = elements;
        this.compiledBefore = compiledBefore;
    }

    /**
     * The directories of one component.
     *
     * @param names each ends with {@code /}; that of the unnamed package is empty
     * @param complete whether all of them lie in this project, so that what is not found in them is missing
     */
    public record Folders(List<String> names, boolean complete) {}

    public Folders of(ComponentModel component) {
        return known.computeIfAbsent(component.binaryName(), name -> find(component.element()));
    }

    /** Whether a class is one of this project, be it compiled by this compilation or by an earlier one. */
    public boolean isOwn(TypeElement type) {
        return sources.contains(type)
                || compiledBefore.test(elements.getBinaryName(type).toString());
    }

    private Folders find(TypeElement component) {
        List<String> names = new ArrayList<>();
        boolean complete = true;
        TypeElement next = component;
        while (next != null && !next.getQualifiedName().toString().startsWith("java.")) {
            String folder = elements.getPackageOf(next).getQualifiedName().toString();
            String name = folder.isEmpty() ? "" : folder.replace('.', '/') + "/";
            if (!names.contains(name)) {
                names.add(name);
                complete &= isOwn(next);
            }
            next = next.getSuperclass() instanceof DeclaredType above && above.getKind() == TypeKind.DECLARED
                    ? (TypeElement) above.asElement()
                    : null;
        }
        return new Folders(List.copyOf(names), complete);
    }
}
