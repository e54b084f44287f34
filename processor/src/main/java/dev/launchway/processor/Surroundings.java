package dev.launchway.processor;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.GeneratedCode;
import java.util.List;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Checks what generated code needs around it: the runtime on the class path, and no named module. */
final class Surroundings {

    /** Any class of the runtime that generated code names. */
    private static final String OF_RUNTIME = "dev.launchway.plan.ComponentDefinition";

    private Surroundings() {}

    static void check(Sources sources, Elements elements, Diagnostics diagnostics) {
        List<TypeElement> components = sources.components();
        if (components.isEmpty()) {
            return;
        }
        ModuleElement module = elements.getModuleOf(components.get(0));
        if (module != null && !module.isUnnamed()) {
            diagnostics.add(Diagnostic.error(
                            Code.LW195_NAMED_MODULE,
                            "the module '" + module.getQualifiedName()
                                    + "' has components, and a plan jar is one program without named modules")
                    .help("delete module-info.java: components are found by their index, on the class path"));
        } else if (elements.getTypeElement(OF_RUNTIME) == null) {
            diagnostics.add(Diagnostic.error(
                            Code.LW194_NO_RUNTIME,
                            "Launchway's runtime is not on the class path, and the definitions of components need it")
                    .help("add the dependency dev.launchway:runtime, or inherit from the parent service-parent"));
        } else {
            checkVersion(runtimeVersion(elements), diagnostics);
        }
    }

    private static void checkVersion(int version, Diagnostics diagnostics) {
        if (version != GeneratedCode.VERSION) {
            diagnostics.add(Diagnostic.error(
                            Code.LW164_OTHER_VERSION,
                            "Launchway's runtime on the class path runs generated code of version " + version
                                    + ", and this processor writes version " + GeneratedCode.VERSION)
                    .help("give the dependency dev.launchway:runtime the same version as dev.launchway:processor in"
                            + " <annotationProcessorPaths>"));
        }
    }

    /** The version of the contract that the runtime on the class path has; one of before it had a version has no such class. */
    private static int runtimeVersion(Elements elements) {
        TypeElement contract = elements.getTypeElement(GeneratedCode.class.getName());
        return contract == null
                ? GeneratedCode.UNNAMED_VERSION
                : ElementFilter.fieldsIn(contract.getEnclosedElements()).stream()
                        .filter(field -> field.getSimpleName().contentEquals("VERSION"))
                        .map(VariableElement::getConstantValue)
                        .filter(Integer.class::isInstance)
                        .map(Integer.class::cast)
                        .findFirst()
                        .orElse(GeneratedCode.UNNAMED_VERSION);
    }
}
