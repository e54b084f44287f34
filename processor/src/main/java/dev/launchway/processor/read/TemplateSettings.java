package dev.launchway.processor.read;

import java.nio.charset.Charset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** What a compiler shows of the settings that Java code gives to a {@code File} in a field, as far as its template reads them. */
public interface TemplateSettings {

    /**
     * Those of a compilation.
     *
     * @param compiler the compiler
     * @return what javac shows; any other compiler shows nothing of what stands in methods
     */
    static TemplateSettings of(ProcessingEnvironment compiler) {
        try {
            return JavacTemplateSettings.of(compiler);
        } catch (IllegalArgumentException | LinkageError e) {
            return (field, classes) -> Given.ANYTHING;
        }
    }

    /**
     * What code in some classes gives to a field.
     *
     * @param field a field that holds a {@code File}
     * @param classes the classes whose code may assign to it
     * @return all that is given, and whether there may be more
     */
    Given of(VariableElement field, Collection<TypeElement> classes);

    /**
     * Settings.
     *
     * @param variables the names of variables, with their types where these are known
     * @param moreVariables whether there may be others
     * @param encodings the encodings that it is written in
     * @param moreEncodings whether there may be others
     */
    record Given(
            Map<String, Optional<TypeMirror>> variables,
            boolean moreVariables,
            Set<Charset> encodings,
            boolean moreEncodings) {

        /** Nothing is given. */
        public static final Given NOTHING = new Given(Map.of(), false, Set.of(), false);

        /** Nothing is known of what is given. */
        public static final Given ANYTHING = new Given(Map.of(), true, Set.of(), true);
    }
}
