package dev.launchway.processor;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.ServiceDeployments;
import dev.launchway.processor.check.ServiceCheck;
import dev.launchway.processor.check.component.ClassPathRules;
import dev.launchway.processor.environment.ClassOutput;
import dev.launchway.processor.environment.ConfigFiles;
import dev.launchway.processor.environment.EnvironmentFiles;
import dev.launchway.processor.environment.EnvironmentSet;
import dev.launchway.processor.environment.ResourceRoots;
import dev.launchway.processor.generate.DefinitionGenerator;
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
    private final DefinitionGenerator generator;
    private final ServicePlanner planner;
    private final Set<String> planned = new HashSet<>();
    private boolean begun;
    private boolean generated;
    private boolean settled;
    private boolean failed;

    Compilation(ProcessingEnvironment compiler) {
        this.compiler = compiler;
        this.options = new Options(compiler.getOptions());
        this.sources = new Sources(compiler);
        this.classOutput = new ClassOutput(compiler.getFiler());
        this.generator = new DefinitionGenerator(compiler);
        this.planner = new ServicePlanner(compiler.getFiler(), classOutput);
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
            settled &= !sources.add(round, generator::hasWritten);
            if (!settled) {
                run(round.processingOver(), diagnostics);
            }
            if (round.processingOver()) {
                generator.reliance().check(compiler.getElementUtils(), diagnostics);
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
        Diagnostics found = new Diagnostics();
        ClassPathRules.check(sources, compiler.getElementUtils(), found);
        boolean fit = !found.hasErrors() && !diagnostics.hasErrors();
        ServiceDeployments deployments = deployments(model, found);
        Map<String, ResourceOrders> orders = check(model, deployments, found);
        if (found.hasErrors() && !last) {
            // What is missing may be what another processor generates: the next round has it, or the last one tells.
            return;
        }
        settled = true;
        if (last && !generated && !model.complete()) {
            tellUnread(model);
        }
        diagnostics.addAll(generated ? found.errors() : found);
        if (!generated && deployments.isOfLibrary() && !found.hasErrorOf(Code.LW300_UNREADABLE_FILE)) {
            compiler.getMessager()
                    .printMessage(
                            Kind.NOTE,
                            "launchway: no environment files in environments/, so this is a library and gets no plan");
        }
        if (fit && !last) {
            generate(model, deployments.all(), orders, diagnostics);
        } else if (last && generated && !diagnostics.hasErrors()) {
            reportLate(diagnostics);
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

    private Map<String, ResourceOrders> check(
            ServiceModel model, ServiceDeployments deployments, Diagnostics diagnostics) {
        return new ServiceCheck(model, compiler, diagnostics)
                .check(
                        sources,
                        deployments,
                        ResourceRoots.of(
                                options.resources(), options.environments().orElse(null), classOutput),
                        classOutput::holds);
    }

    private ServiceDeployments deployments(ServiceModel model, Diagnostics diagnostics) {
        ConfigFiles files = EnvironmentFiles.find(options.environments().orElse(null), classOutput, diagnostics);
        return ServiceDeployments.read(
                model, component -> classOutput.holds(component.binaryName()), EnvironmentSet.read(files, diagnostics));
    }

    private void generate(
            ServiceModel model,
            List<Deployment> deployments,
            Map<String, ResourceOrders> orders,
            Diagnostics diagnostics) {
        try {
            generator.generate(model, type -> !diagnostics.hasErrors(type));
            if (!diagnostics.hasErrors() && !deployments.isEmpty()) {
                if (!generated) {
                    planner.write(model, deployments, orders);
                    output.store(diagnostics);
                } else if (!planner.hasWritten(model, deployments, orders)) {
                    reportLate(diagnostics);
                }
            }
            generated = true;
            planned.addAll(names(sources.annotated()));
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

    /** Reports what has appeared since the plan was written, which has no place in it. */
    private void reportLate(Diagnostics diagnostics) {
        List<TypeElement> late = sources.annotated().stream()
                .filter(type -> !planned.contains(type.getQualifiedName().toString()))
                .toList();
        for (TypeElement type : late) {
            diagnostics.add(Diagnostic.error(
                            Code.LW199_LATE_COMPONENT,
                            "another annotation processor generated '" + type.getSimpleName() + "' after Launchway ran")
                    .help("compile the generated components in a module of their own")
                    .at(Anchor.at(type)));
        }
    }

    private static Set<String> names(List<TypeElement> types) {
        Set<String> names = new HashSet<>();
        types.forEach(type -> names.add(type.getQualifiedName().toString()));
        return names;
    }
}
