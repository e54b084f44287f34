package dev.launchway.processor;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.environment.ClassOutput;
import dev.launchway.processor.environment.ResourceRoots;
import dev.launchway.processor.generate.DefinitionGenerator;
import dev.launchway.processor.generate.Reliance;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.plan.ServicePlanner;
import dev.launchway.processor.read.ModelReader;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.report.Suppressions;
import dev.launchway.processor.template.TemplateCheck;
import dev.launchway.processor.validate.ComponentValidation;
import java.io.IOException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.tools.Diagnostic.Kind;

/** One run of the compiler: model, validate, generate. */
final class Compilation {

    private final ProcessingEnvironment compiler;
    private final Options options;
    private final Sources sources;
    private final ClassOutput classOutput;
    private final Telling telling;
    private Reliance reliance;
    private boolean begun;
    private boolean done;
    private boolean failed;

    Compilation(ProcessingEnvironment compiler) {
        this.compiler = compiler;
        this.options = new Options(compiler.getOptions());
        this.sources = new Sources(compiler.getElementUtils());
        this.classOutput = new ClassOutput(compiler.getFiler());
        this.reliance = new Reliance(compiler.getTypeUtils());
        this.telling = new Telling(compiler, options, sources, classOutput);
    }

    void process(RoundEnvironment round) {
        if (failed) {
            return;
        }
        Diagnostics diagnostics = new Diagnostics();
        try {
            if (!begun) {
                begun = true;
                options.check(diagnostics);
            }
            Suppressions.check(round, diagnostics);
            boolean more = sources.add(round);
            if (done) {
                reportLate(more, diagnostics);
                if (round.processingOver()) {
                    reliance.check(compiler.getElementUtils(), diagnostics);
                }
            } else {
                run(round.processingOver(), diagnostics);
            }
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            failed = true;
            diagnostics.add(Bug.report(bug));
        }
        tell(round, diagnostics);
    }

    private void tell(RoundEnvironment round, Diagnostics diagnostics) {
        try {
            telling.tell(diagnostics);
            if (failed || round.processingOver()) {
                telling.end();
            }
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            failed = true;
            compiler.getMessager().printMessage(Kind.ERROR, Bug.report(bug).text());
        }
    }

    private void run(boolean last, Diagnostics diagnostics) {
        ServiceModel model = new ModelReader(compiler.getElementUtils(), compiler.getTypeUtils()).read(sources);
        if (!model.complete() && !last) {
            return;
        }
        done = true;
        Surroundings.check(sources, compiler.getElementUtils(), diagnostics);
        boolean fit = !diagnostics.hasErrors();
        validate(model, diagnostics);
        ServicePlanner planner = new ServicePlanner(compiler, classOutput, diagnostics);
        planner.check(model);
        TemplateCheck.check(
                model,
                sources,
                planner.deployments(),
                ResourceRoots.of(options.environments().orElse(null), classOutput),
                compiler,
                diagnostics);
        if (fit && !last) {
            generate(model, planner, diagnostics);
        }
    }

    private void validate(ServiceModel model, Diagnostics diagnostics) {
        ComponentValidation.check(model, sources, diagnostics);
    }

    private void generate(ServiceModel model, ServicePlanner planner, Diagnostics diagnostics) {
        try {
            reliance = new DefinitionGenerator(compiler)
                    .generate(model, component -> component.owners().stream().noneMatch(diagnostics::hasErrors));
            if (!diagnostics.hasErrors()) {
                planner.write(model);
                if (planner.hasPlan()) {
                    telling.store(diagnostics);
                }
            }
        } catch (IOException e) {
            diagnostics.add(Diagnostic.error(
                    Code.LW198_OUTPUT_NOT_WRITTEN, "a generated file cannot be written: " + e.getMessage()));
        }
    }

    private void reportLate(boolean more, Diagnostics diagnostics) {
        if (more) {
            diagnostics.add(Diagnostic.error(
                            Code.LW199_LATE_COMPONENT,
                            "another annotation processor generated a component after Launchway ran")
                    .help("compile the generated components in a module of their own"));
        }
    }
}
