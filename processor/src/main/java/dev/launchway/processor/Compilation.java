package dev.launchway.processor;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.ServiceDeployments;
import dev.launchway.processor.check.ServiceCheck;
import dev.launchway.processor.check.component.ClassPathRules;
import dev.launchway.processor.environment.ClassOutput;
import dev.launchway.processor.environment.EnvironmentFiles;
import dev.launchway.processor.environment.EnvironmentSet;
import dev.launchway.processor.environment.EnvironmentSource;
import dev.launchway.processor.environment.ResourceRoots;
import dev.launchway.processor.generate.DefinitionGenerator;
import dev.launchway.processor.generate.Reliance;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.plan.ServicePlanner;
import dev.launchway.processor.read.ModelReader;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.report.Suppressions;
import dev.launchway.processor.resource.ResourceOrders;
import dev.launchway.processor.source.SourceFiles;
import dev.launchway.text.GeneratedCode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** One run of the compiler: model, check, generate. */
final class Compilation {

    private final ProcessingEnvironment compiler;
    private final Options options;
    private final Sources sources;
    private final ClassOutput classOutput;
    private final FindingOutput output;
    private Reliance reliance;
    private boolean begun;
    private boolean done;
    private boolean failed;

    Compilation(ProcessingEnvironment compiler) {
        this.compiler = compiler;
        this.options = new Options(compiler.getOptions());
        this.sources = new Sources(compiler);
        this.classOutput = new ClassOutput(compiler.getFiler());
        this.reliance = new Reliance(compiler.getTypeUtils());
        this.output = new FindingOutput(compiler, options, sources, classOutput);
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
                forgetIndex(diagnostics);
            }
            Suppressions.check(round, diagnostics);
            Set<String> before = names(sources.components());
            boolean more = sources.add(round);
            if (done) {
                reportLate(more, before, diagnostics);
                if (round.processingOver()) {
                    reliance.check(compiler.getElementUtils(), diagnostics);
                }
            } else {
                run(round.processingOver(), diagnostics);
            }
        } catch (RuntimeException | Error bug) {
            failed = true;
            diagnostics.add(Bug.report(bug));
        }
        print(round, diagnostics);
    }

    private void print(RoundEnvironment round, Diagnostics diagnostics) {
        try {
            output.print(diagnostics);
            if (failed || round.processingOver()) {
                output.end();
            }
        } catch (RuntimeException | Error bug) {
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
        if (last) {
            tellUnread(model);
        }
        ClassPathRules.check(sources, compiler.getElementUtils(), diagnostics);
        boolean fit = !diagnostics.hasErrors();
        ServiceDeployments deployments = deployments(model, diagnostics);
        Map<String, ResourceOrders> orders = new ServiceCheck(model, compiler, diagnostics)
                .check(
                        sources,
                        deployments,
                        ResourceRoots.of(options.environments().orElse(null), classOutput),
                        classOutput::holds);
        if (fit && !last) {
            generate(model, deployments.all(), orders, diagnostics);
        }
    }

    /** What does not compile is the compiler's to say; should it find nothing wrong, this is what is left to tell why there is no plan. */
    private void tellUnread(ServiceModel model) {
        String unread = model.components().stream()
                .filter(ComponentModel::broken)
                .map(component -> " '" + component.displayName() + "'")
                .collect(Collectors.joining(","));
        compiler.getMessager()
                .printMessage(
                        Kind.NOTE,
                        "launchway: no plan and no definitions are written, because not all classes can be read"
                                + (unread.isEmpty() ? "" : ":" + unread));
    }

    private ServiceDeployments deployments(ServiceModel model, Diagnostics diagnostics) {
        List<EnvironmentSource> files =
                EnvironmentFiles.find(options.environments().orElse(null), classOutput, diagnostics);
        if (files.isEmpty() && !diagnostics.hasErrorOf(Code.LW300_UNREADABLE_FILE)) {
            compiler.getMessager()
                    .printMessage(
                            Kind.NOTE,
                            "launchway: no environment files in environments/, so this is a library and gets no plan");
        }
        return ServiceDeployments.read(
                model, component -> classOutput.holds(component.binaryName()), EnvironmentSet.read(files, diagnostics));
    }

    private void generate(
            ServiceModel model,
            List<Deployment> deployments,
            Map<String, ResourceOrders> orders,
            Diagnostics diagnostics) {
        try {
            reliance = new DefinitionGenerator(compiler).generate(model, type -> !diagnostics.hasErrors(type));
            if (!diagnostics.hasErrors() && !deployments.isEmpty()) {
                new ServicePlanner(compiler.getFiler(), classOutput).write(model, deployments, orders);
                output.store(diagnostics);
            }
        } catch (IOException e) {
            diagnostics.add(notWritten(e));
        }
    }

    /** Maven has the sources that an earlier compilation generated on the source path: they would be read as classes of the user's. */
    private void forgetIndex(Diagnostics diagnostics) {
        try {
            new SourceFiles(compiler.getFiler()).forgetAll(GeneratedCode.INDEX_PACKAGE);
        } catch (IOException e) {
            diagnostics.add(notWritten(e));
        }
    }

    private static Diagnostic notWritten(IOException why) {
        return Diagnostic.error(
                Code.LW198_OUTPUT_NOT_WRITTEN, "a generated file cannot be written: " + why.getMessage());
    }

    private void reportLate(boolean more, Set<String> before, Diagnostics diagnostics) {
        if (!more) {
            return;
        }
        List<TypeElement> late = sources.components().stream()
                .filter(type -> !before.contains(type.getQualifiedName().toString()))
                .toList();
        for (TypeElement type : late) {
            diagnostics.add(late("'" + type.getSimpleName() + "'").at(Anchor.at(type)));
        }
        if (late.isEmpty()) {
            diagnostics.add(late("a class with members of a component"));
        }
    }

    private static Set<String> names(List<TypeElement> types) {
        Set<String> names = new HashSet<>();
        types.forEach(type -> names.add(type.getQualifiedName().toString()));
        return names;
    }

    private static Diagnostic late(String what) {
        return Diagnostic.error(
                        Code.LW199_LATE_COMPONENT,
                        "another annotation processor generated " + what + " after Launchway ran")
                .help("compile the generated components in a module of their own");
    }
}
