package dev.launchway.processor.check.component;

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

/** Checks what generated code needs around it: the API on the class path, of the same version, and no named module. */
public final class ClassPathRules {

    /** Any class of the API that generated code names. */
    private static final String OF_API = "dev.launchway.plan.ComponentDefinition";

    private ClassPathRules() {}

    /**
     * Checks what a compilation with components has around it.
     *
     * @param sources the sources
     * @param elements the compiler's
     * @param diagnostics where faults go
     */
    public static void check(Sources sources, Elements elements, Diagnostics diagnostics) {
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
        } else if (elements.getTypeElement(OF_API) == null) {
            diagnostics.add(
                    Diagnostic.error(
                                    Code.LW194_NO_API,
                                    "Launchway's API is not on the class path, and the definitions of components need it")
                            .help(
                                    "add the dependency dev.launchway:launchway-library, or inherit from the parent service-parent"));
        } else {
            checkVersion(versionOfApi(elements), diagnostics);
        }
    }

    private static void checkVersion(int version, Diagnostics diagnostics) {
        if (version != GeneratedCode.VERSION) {
            diagnostics.add(Diagnostic.error(
                            Code.LW164_OTHER_VERSION,
                            "Launchway's API on the class path takes generated code of version " + version
                                    + ", and this processor writes version " + GeneratedCode.VERSION)
                    .help("give dev.launchway:launchway-processor in <annotationProcessorPaths> and the dependencies of"
                            + " dev.launchway one version"));
        }
    }

    /** The version of the contract that the API has; one of before the contract had a version has no such class. */
    private static int versionOfApi(Elements elements) {
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
