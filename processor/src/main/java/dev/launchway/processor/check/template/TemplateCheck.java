package dev.launchway.processor.check.template;

import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.model.SubComponentModel;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.read.Vocabulary;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.template.DefinitionFiles;
import dev.launchway.processor.template.DefinitionFolders;
import dev.launchway.processor.template.ParsedTemplate;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Modifier;

/** Checks all templates that the compiler knows of. */
public final class TemplateCheck {

    private final ServiceModel model;
    private final List<Deployment> deployments;
    private final Diagnostics diagnostics;
    private final DefinitionFolders folders;
    private final TemplateLibrary library;
    private final Members members;
    private final DataCheck data;
    private final Set<Fault> reported = new HashSet<>();

    private TemplateCheck(
            ServiceModel model,
            Sources sources,
            List<Deployment> deployments,
            List<Path> roots,
            ProcessingEnvironment compiler,
            Diagnostics diagnostics) {
        this.model = model;
        this.deployments = deployments;
        this.diagnostics = diagnostics;
        this.folders = new DefinitionFolders(sources, compiler.getElementUtils());
        this.library = new TemplateLibrary(new DefinitionFiles(roots));
        this.data = new DataCheck(diagnostics.found());
        StaticTypes statics = new StaticTypes(model, compiler.getElementUtils(), compiler.getTypeUtils());
        this.members = new Members(model, compiler.getTypeUtils(), statics);
    }

    /**
     * Checks the templates of fields, and those of the values that environments set.
     *
     * @param model all components
     * @param sources the sources of this compilation
     * @param deployments what environments deploy
     * @param roots where resources lie
     * @param compiler the compiler
     * @param diagnostics where faults go
     */
    public static void check(
            ServiceModel model,
            Sources sources,
            List<Deployment> deployments,
            List<Path> roots,
            ProcessingEnvironment compiler,
            Diagnostics diagnostics) {
        new TemplateCheck(model, sources, deployments, roots, compiler, diagnostics).run();
    }

    private void run() {
        for (ComponentModel component : model.components()) {
            if (component.fromSource() && !component.broken()) {
                for (SubComponentModel field : model.all(component, ComponentModel::subComponents)) {
                    if (isFile(field)) {
                        check(component, field);
                    }
                }
            }
        }
        new OverrideTemplateCheck(model, deployments, library, folders, members, data, diagnostics).run();
    }

    /** What else is wrong with a field that names a template is said of the field. */
    private static boolean isFile(SubComponentModel field) {
        return field.template().filter(name -> !name.isBlank()).isPresent()
                && field.templateAnchor().isPresent()
                && field.shape() == SubComponentModel.Shape.SINGLE
                && field.typeName().equals(Vocabulary.FILE);
    }

    private void check(ComponentModel component, SubComponentModel field) {
        String name = field.template().orElseThrow();
        Anchor anchor = field.templateAnchor().orElseThrow();
        boolean concrete = !component.element().getModifiers().contains(Modifier.ABSTRACT);
        DefinitionFolders.Folders directory = folders.of(component);
        Findings findings =
                new Findings(concrete && directory.complete() && library.files().isKnown());
        if (!DefinitionFiles.isInside(name)) {
            report(library.missing(directory.names(), name, ""), anchor);
            return;
        }
        Optional<ParsedTemplate> template = library.find(directory.names(), name, findings.faults()::add);
        if (template.isPresent()) {
            new TemplateChecker(library, directory.names(), members, template.get(), findings)
                    .check(new StaticType.OfComponent(component, concrete, false, "component"));
        } else if (findings.faults().isEmpty() && findings.complete()) {
            report(library.missing(directory.names(), name, ""), anchor);
        }
        findings.faults().forEach(fault -> report(fault, anchor));
        if (!findings.uses().isEmpty()) {
            data.check(deployments, component, findings.uses(), fault -> report(fault, anchor));
        }
    }

    private void report(Fault fault, Anchor anchor) {
        if (!reported.add(fault)) {
            return;
        }
        Diagnostic diagnostic =
                Diagnostic.error(fault.code(), fault.statement()).at(anchor);
        if (!fault.place().isEmpty()) {
            diagnostic = diagnostic.in(fault.place());
        }
        diagnostics.add(fault.help().isEmpty() ? diagnostic : diagnostic.help(fault.help()));
    }
}
