package dev.launchway.processor.read;

import dev.launchway.processor.report.CodePlace;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** What a compiler shows of the components that Java code makes. The model of elements shows none. */
public interface MadeComponents {

    /**
     * A component that is made and goes nowhere: whatever else happens, nothing can deploy it.
     *
     * @param member the method or the field in whose code it is made
     * @param place where it is made
     * @param expression what makes it, as in the source
     * @param variable the local variable that alone holds it; empty for none
     * @param field the field that alone holds it
     */
    record Lost(
            Element member,
            CodePlace place,
            String expression,
            Optional<String> variable,
            Optional<VariableElement> field) {}

    /**
     * Those of a compilation.
     *
     * @param compiler the compiler
     * @param components the qualified names of all components
     * @param outermost all outermost classes of the compilation
     * @return what javac shows; of any other compiler nothing is known
     */
    static MadeComponents of(
            ProcessingEnvironment compiler, Set<String> components, Collection<TypeElement> outermost) {
        try {
            return JavacMadeComponents.of(compiler, components, outermost);
        } catch (IllegalArgumentException | LinkageError e) {
            return type -> List.of();
        }
    }

    /**
     * Finds the components that code of a class makes and loses.
     *
     * @param type a class; those in it are looked at by themselves
     * @return in the order of the source; empty also where it is not known
     */
    List<Lost> lostIn(TypeElement type);
}
