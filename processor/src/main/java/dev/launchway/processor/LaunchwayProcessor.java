package dev.launchway.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * The annotation processor of Launchway.
 *
 * <p>It gathers annotated classes over the rounds, and in the first round in which they all compile it reads them into the
 * model, checks it, prints what is wrong, and generates code for what is clean. In the last round it reports on
 * classes that still refer to something unknown as far as it can; the compiler itself says what is unknown.
 */
@AutoService(Processor.class)
public final class LaunchwayProcessor extends AbstractProcessor {

    private Compilation compilation;

    /** Called by the compiler. */
    public LaunchwayProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    /** All: a service may consist of environments and of the components of libraries alone. */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return new Options(processingEnv.getOptions()).supported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (compilation == null) {
            compilation = new Compilation(processingEnv);
        }
        compilation.process(round);
        return false;
    }
}
