package dev.launchway.processor.read;

import dev.launchway.processor.report.CodePlace;
import java.util.Collection;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** What a compiler shows of the constants that Java code gives to settings of components. The model of elements shows none. */
public interface SettingCalls {

    /**
     * A constant that a setting is given.
     *
     * @param member the method, or the class, that gives it
     * @param place where it stands there
     * @param argument the constant
     */
    record Call(Element member, CodePlace place, String argument) {}

    /**
     * Those of a compilation.
     *
     * @param compiler the compiler
     * @return what javac shows; of any other compiler nothing is known
     */
    static SettingCalls of(ProcessingEnvironment compiler) {
        try {
            return JavacSettingCalls.of(compiler);
        } catch (IllegalArgumentException | LinkageError e) {
            return (classes, component, setting) -> List.of();
        }
    }

    /**
     * Finds the calls of a setting in chains that begin with the class of the component: {@code CronJob.named("a").schedule("…")}.
     *
     * @param classes where to look; the whole files count
     * @param component the qualified name of the component
     * @param setting the name of a method with one text
     * @return those whose argument is a constant, in the order of the files
     */
    List<Call> find(Collection<TypeElement> classes, String component, String setting);
}
