package dev.launchway.benchmarks;

import dev.launchway.processor.Options;
import dev.launchway.processor.assignment.ServiceDeployments;
import dev.launchway.processor.check.ServiceCheck;
import dev.launchway.processor.environment.ClassOutput;
import dev.launchway.processor.environment.EnvironmentFiles;
import dev.launchway.processor.environment.EnvironmentSet;
import dev.launchway.processor.environment.ResourceRoots;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.read.ModelReader;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.report.Diagnostics;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** A processor that reads and checks as Launchway's does, generates nothing, and prints how long that took in a cold compiler. */
@SupportedAnnotationTypes("*")
@SupportedOptions("launchway.environments")
public final class CheckTime extends AbstractProcessor {

    private boolean done;

    /** For javac. */
    public CheckTime() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!done) {
            done = true;
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long start = threads.getCurrentThreadCpuTime();
            Sources sources = new Sources(processingEnv);
            sources.add(round, name -> false);
            ServiceModel model =
                    new ModelReader(processingEnv.getElementUtils(), processingEnv.getTypeUtils()).read(sources);
            long read = threads.getCurrentThreadCpuTime();
            Diagnostics diagnostics = new Diagnostics();
            ClassOutput classOutput = new ClassOutput(processingEnv.getFiler());
            String option = processingEnv.getOptions().get(Options.ENVIRONMENTS);
            ServiceDeployments deployments = ServiceDeployments.read(
                    model,
                    component -> classOutput.holds(component.binaryName()),
                    EnvironmentSet.read(EnvironmentFiles.find(option, classOutput, diagnostics), diagnostics));
            new ServiceCheck(model, processingEnv, diagnostics)
                    .check(sources, deployments, ResourceRoots.of(List.of(), option, classOutput), classOutput::holds);
            long checked = threads.getCurrentThreadCpuTime();
            System.out.printf(
                    Locale.ROOT,
                    "%d components, those of the library included: read in %.2f s, checked in %.2f s of this thread%n",
                    model.components().size(),
                    (read - start) / 1e9,
                    (checked - read) / 1e9);
        }
        return false;
    }
}
