package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.Names;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Root names are in kebab case, and each names one component. */
final class NameRules {

    private NameRules() {}

    static void check(ServiceModel model, Diagnostics diagnostics) {
        Map<String, ComponentModel> byRootName = new HashMap<>();
        for (ComponentModel component : model.components()) {
            if (!component.fromSource() || component.broken()) {
                continue;
            }
            checkSpelling(component, diagnostics);
            ComponentModel sameName =
                    component.instantiable() ? byRootName.putIfAbsent(component.rootName(), component) : null;
            if (sameName != null) {
                diagnostics.add(Diagnostic.error(
                                Code.LW104_DUPLICATE_NAME,
                                "two components have the root name '" + component.rootName() + "': "
                                        + sameName.element().getQualifiedName() + " and "
                                        + component.element().getQualifiedName())
                        .help("name this one: @Component(\"other-" + component.rootName() + "\")")
                        .at(component.anchor()));
            }
        }
    }

    private static void checkSpelling(ComponentModel component, Diagnostics diagnostics) {
        if (Names.isKebab(component.rootName())) {
            return;
        }
        boolean explicit = component.anchor().value() != null;
        diagnostics.add(Diagnostic.error(
                        Code.LW103_ROOT_NAME,
                        explicit
                                ? "'" + component.rootName() + "' is no root name: a root name is in kebab case"
                                : "the class name '" + component.displayName() + "' gives no root name in kebab case")
                .help("write: @Component(\"" + proposal(component) + "\")")
                .at(component.anchor()));
    }

    private static String proposal(ComponentModel component) {
        for (String name : List.of(
                component.rootName(), component.element().getSimpleName().toString())) {
            String proposal =
                    Names.kebab(plain(name).replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", ""));
            if (Names.isKebab(proposal)) {
                return proposal;
            }
        }
        return "my-component";
    }

    /** Letters without their accents. */
    private static String plain(String name) {
        return Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}
