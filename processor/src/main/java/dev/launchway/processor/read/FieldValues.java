package dev.launchway.processor.read;

import java.util.Collection;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** What a compiler shows of the values that Java code gives to fields. The model of elements shows none. */
public interface FieldValues {

    /**
     * Those of a compilation.
     *
     * @param compiler the compiler
     * @return what javac shows; of any other compiler nothing is known
     */
    static FieldValues of(ProcessingEnvironment compiler) {
        try {
            return JavacFieldValues.of(compiler);
        } catch (IllegalArgumentException | LinkageError e) {
            return (field, classes) -> false;
        }
    }

    /**
     * Whether a field has no initializer, and nothing in some classes assigns to it.
     *
     * @param field a field
     * @param classes the classes
     * @return {@code false} also where it is not known
     */
    boolean isNeverSet(VariableElement field, Collection<TypeElement> classes);
}
