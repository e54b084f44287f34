package dev.launchway.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Tells the compiler that Launchway's annotations, and those of generated code, are processed, so that {@code -Xlint:processing} is silent of them. {@link
 * LaunchwayProcessor} cannot: it asks for all annotations, and would claim those of other processors with its own.
 *
 * <p>Its name comes after that of the processor, as the compiler asks them: when nothing is left to claim it asks no more.
 */
@AutoService(Processor.class)
public final class ProcessedAnnotations extends AbstractProcessor {

    /** Called by the compiler. */
    public ProcessedAnnotations() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("dev.launchway.annotation.*", "dev.launchway.plan.*", "javax.annotation.processing.Generated");
    }

    @SuppressWarnings("DoNotClaimAnnotations") // that is what it is for
    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return true;
    }
}
