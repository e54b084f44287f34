package dev.launchway.processor.check.template;

import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.model.SubComponentModel;
import dev.launchway.processor.read.FieldValues;
import dev.launchway.processor.read.TemplateSettings;
import dev.launchway.processor.read.TemplateSettings.Given;
import dev.launchway.processor.read.Vocabulary;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.template.DefinitionFiles;
import dev.launchway.processor.template.DefinitionFolders;
import dev.launchway.processor.template.ParsedTemplate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Checks all templates that the compiler knows of. */
public final class TemplateCheck {

    private final ServiceModel model;
    private final List<Deployment> deployments;
    private final Diagnostics diagnostics;
    private final DefinitionFolders folders;
    private final TemplateLibrary library;
    private final Members members;
    private final DataCheck data;
    private final UnsetSecretCheck secrets;
    private final FileVariables variables;
    private final StaticTypes statics;
    private final Set<Fault> reported = new HashSet<>();

    private TemplateCheck(
            ServiceModel model,
            DefinitionFolders folders,
            DefinitionFiles files,
            List<Deployment> deployments,
            ProcessingEnvironment compiler,
            Diagnostics diagnostics) {
        this.model = model;
        this.deployments = deployments;
        this.diagnostics = diagnostics;
        this.folders = folders;
        this.library = new TemplateLibrary(files);
        this.data = new DataCheck(diagnostics.found());
        this.secrets = new UnsetSecretCheck(model, FieldValues.of(compiler));
        this.variables = new FileVariables(model, TemplateSettings.of(compiler));
        this.statics = new StaticTypes(model, compiler.getElementUtils(), compiler.getTypeUtils());
        this.members = new Members(model, compiler.getTypeUtils(), statics);
    }

    /**
     * Checks the templates of fields, and those of the values that environments set.
     *
     * @param model all components
     * @param folders the definition directories of components
     * @param files the files in them
     * @param deployments what environments deploy
     * @param compiler the compiler
     * @param diagnostics where faults go
     */
    public static void check(
            ServiceModel model,
            DefinitionFolders folders,
            DefinitionFiles files,
            List<Deployment> deployments,
            ProcessingEnvironment compiler,
            Diagnostics diagnostics) {
        new TemplateCheck(model, folders, files, deployments, compiler, diagnostics).run();
    }

    private void run() {
        Map<Boolean, List<ComponentModel>> components = model.components().stream()
                .filter(component -> !component.broken())
                .collect(Collectors.partitioningBy(component -> folders.isOwn(component.element())));
        for (ComponentModel component : components.get(true)) {
            for (SubComponentModel field : files(component)) {
                checkOwn(component, field);
            }
        }
        for (ComponentModel component : components.get(false)) {
            for (SubComponentModel field : files(component)) {
                checkDeployed(component, field);
            }
        }
        new OverrideTemplateCheck(model, deployments, library, folders, members, data, diagnostics).run();
    }

    private List<SubComponentModel> files(ComponentModel component) {
        return model.all(component, ComponentModel::subComponents).stream()
                .filter(TemplateCheck::isFile)
                .toList();
    }

    /** What else is wrong with a field that names a template is said of the field. */
    private static boolean isFile(SubComponentModel field) {
        return field.template().filter(name -> !name.isBlank()).isPresent()
                && field.templateAnchor().isPresent()
                && field.shape() == SubComponentModel.Shape.SINGLE
                && field.typeName().equals(Vocabulary.FILE);
    }

    /** A component of this project: what is wrong stands at the field, or at the class where a library declares the field. */
    private void checkOwn(ComponentModel component, SubComponentModel field) {
        String name = field.template().orElseThrow();
        TypeElement owner = (TypeElement) field.field().getEnclosingElement();
        boolean inherited = !folders.isOwn(owner);
        Consumer<Fault> report = fault -> report(
                fault,
                inherited
                        ? located(fault)
                                .at(Anchor.at(component.element()))
                                .detail("'" + component.displayName() + "' inherits this template from "
                                        + owner.getQualifiedName() + "; a file of its own directory, "
                                        + folders.of(component).names().get(0) + name + ", takes its place")
                        : located(fault).at(field.templateAnchor().orElseThrow()));
        Findings findings = look(component, name, variables.of(component, field));
        findings.faults().forEach(report);
        data.check(deployments, component, findings.uses(), report);
        secrets.check(deployments, component, findings.secrets(), report);
    }

    /** A component of a library: its own compilation has checked it, this one checks it where an environment deploys it. */
    private void checkDeployed(ComponentModel component, SubComponentModel field) {
        Findings findings = null;
        for (Deployment deployment : deployments) {
            Optional<Root> root =
                    DataCheck.roots(deployment, component).stream().findFirst();
            if (root.isPresent()) {
                findings = findings == null
                        ? look(component, field.template().orElseThrow(), variables.of(component, field))
                        : findings;
                Consumer<Fault> report = fault -> report(fault, ofLibrary(component, root.get(), fault));
                findings.faults().forEach(report);
                data.check(List.of(deployment), component, findings.uses(), report);
            }
        }
    }

    private static Diagnostic ofLibrary(ComponentModel component, Root root, Fault fault) {
        String template = fault.place().isEmpty() ? "" : fault.place() + ": ";
        return Diagnostic.error(fault.code(), "'" + root.component().rootName() + "': " + template + fault.statement())
                .detail("a template of the library's component "
                        + component.element().getQualifiedName())
                .in(root.assignment().location().toString());
    }

    private Findings look(ComponentModel component, String name, Given given) {
        boolean concrete = !component.element().getModifiers().contains(Modifier.ABSTRACT);
        DefinitionFolders.Folders directory = folders.of(component);
        Findings findings =
                new Findings(concrete && directory.complete() && library.files().isKnown());
        if (!DefinitionFiles.isInside(name)) {
            findings.faults().add(library.missing(directory.names(), name, ""));
            return findings;
        }
        TemplateLibrary reading = library.reading(given.encodings(), given.moreEncodings());
        Optional<ParsedTemplate> template = reading.find(directory.names(), name, findings.faults()::add);
        if (template.isPresent()) {
            Map<String, StaticType> types = new LinkedHashMap<>();
            given.variables()
                    .forEach((variable, type) ->
                            types.put(variable, type.map(statics::of).orElse(StaticType.UNKNOWN)));
            new TemplateChecker(reading, directory.names(), members, template.get(), findings)
                    .check(
                            new StaticType.OfComponent(component, concrete, false, "component"),
                            types,
                            given.moreVariables());
        } else if (findings.faults().isEmpty()
                && findings.complete()
                && reading.files().find(directory.names(), name).isEmpty()) {
            findings.faults().add(library.missing(directory.names(), name, ""));
        }
        return findings;
    }

    private static Diagnostic located(Fault fault) {
        Diagnostic diagnostic = Diagnostic.error(fault.code(), fault.statement());
        return fault.place().isEmpty() ? diagnostic : diagnostic.in(fault.place());
    }

    /** Tells of a fault once, in however many components it shows. */
    private void report(Fault fault, Diagnostic diagnostic) {
        if (reported.add(fault)) {
            diagnostics.add(fault.help().isEmpty() ? diagnostic : diagnostic.help(fault.help()));
        }
    }
}
