package dev.launchway.processor;

import dev.launchway.diagnostic.Code;
import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.format.SourceTree;
import dev.launchway.diagnostic.format.StoredFindings;
import dev.launchway.processor.environment.ClassOutput;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.DiagnosticPrinter;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.report.FindingPlaces;
import dev.launchway.processor.report.ReportFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.StandardLocation;

/**
 * Tells what a compilation found: to the compiler, to the report where one is asked for, and to the plan jar, whose check repeats
 * the warnings for code hosts.
 */
final class FindingOutput {

    private final ProcessingEnvironment compiler;
    private final Options options;
    private final Sources sources;
    private final ClassOutput classOutput;
    private final FindingPlaces places;
    private final List<Finding> told = new ArrayList<>();

    FindingOutput(ProcessingEnvironment compiler, Options options, Sources sources, ClassOutput classOutput) {
        this.compiler = compiler;
        this.options = options;
        this.sources = sources;
        this.classOutput = classOutput;
        this.places = new FindingPlaces(compiler);
    }

    /** Tells what a round found. */
    void print(Diagnostics diagnostics) {
        List<Diagnostic> settled = settled(diagnostics);
        DiagnosticPrinter.print(
                options.environments()
                        .map(EnvironmentPaths::new)
                        .map(paths -> settled.stream().map(paths::in).toList())
                        .orElse(settled),
                compiler.getMessager());
        if (options.report().isPresent()) {
            told.addAll(places.of(settled));
        }
    }

    /** Stores the warnings beside the plan, which an error would have prevented. */
    void store(Diagnostics diagnostics) throws IOException {
        List<Finding> findings = places.of(settled(diagnostics));
        try (Writer out = compiler.getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", StoredFindings.FILE)
                .openWriter()) {
            StoredFindings.write(findings, out);
        }
    }

    /** Writes the report. */
    void end() {
        Optional<String> report = options.report();
        if (report.isEmpty()) {
            return;
        }
        try {
            ReportFile.write(report.get(), told, sourceTree());
        } catch (IOException e) {
            Diagnostics last = new Diagnostics();
            last.add(Diagnostic.error(
                            Code.LW198_OUTPUT_NOT_WRITTEN,
                            "the report '" + report.get() + "' cannot be written: " + e.getMessage())
                    .help("name a file that can be written in -A" + Options.REPORT));
            DiagnosticPrinter.print(settled(last), compiler.getMessager());
        }
    }

    private List<Diagnostic> settled(Diagnostics diagnostics) {
        List<Diagnostic> settled = diagnostics.settled(sources::contains);
        return options.warningsAreErrors()
                ? settled.stream().map(Diagnostic::asError).toList()
                : settled;
    }

    private SourceTree sourceTree() {
        SourceTree tree = new SourceTree(Path.of(""));
        classOutput.directory().ifPresent(tree::addProjectOf);
        places.directories().forEach(tree::add);
        environments().map(Path::toAbsolutePath).ifPresent(directory -> {
            tree.add("environments/", directory);
            if (directory.endsWith(Path.of("src", "main", "resources", "environments"))) {
                tree.add(directory.getParent().resolveSibling("java"));
            }
        });
        return tree;
    }

    private Optional<Path> environments() {
        try {
            return options.environments().map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
