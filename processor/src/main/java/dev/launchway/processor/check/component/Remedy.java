package dev.launchway.processor.check.component;

import dev.launchway.processor.read.Mirrors;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.report.Anchor;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Words for help lines that several rules share. */
final class Remedy {

    private Remedy() {}

    /** How a class becomes a component, where its source can be changed; else another way out. */
    static String becomeComponent(String binaryName, Sources sources, String otherwise) {
        return sources.contains(binaryName)
                ? "write @Component above 'class " + last(binaryName) + "', or " + otherwise
                : otherwise;
    }

    /** How a library gets the definitions that it lacks. */
    static final String PROCESS_LIBRARY =
            "compile its library with the annotation processor launchway-processor; from JDK 23 on javac runs none that is"
                    + " not named by -processorpath or let in by -proc:full";

    /** Whether a class that no index lists is a component of a library. */
    static boolean isUnprocessed(TypeElement type, Sources sources) {
        return type.getKind() == ElementKind.CLASS
                && !sources.contains(type)
                && Mirrors.component(type).isPresent();
    }

    /** The same of the class that a value of an annotation names. */
    static boolean isUnprocessed(Anchor named, Sources sources) {
        return named.value().getValue() instanceof DeclaredType type
                && isUnprocessed((TypeElement) type.asElement(), sources);
    }

    /** The class's name within its package. */
    static String simple(String binaryName) {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1).replace('$', '.');
    }

    private static String last(String binaryName) {
        String simple = simple(binaryName);
        return simple.substring(simple.lastIndexOf('.') + 1);
    }
}
