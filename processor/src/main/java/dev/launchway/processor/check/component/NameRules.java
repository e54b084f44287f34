package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.read.Mirrors;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.Names;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Root names are in kebab case, and each names one component. */
final class NameRules {

    private NameRules() {}

    static void check(ServiceModel model, Diagnostics diagnostics) {
        Map<String, ComponentModel> byRootName = new HashMap<>();
        Set<String> used = rootNames(model);
        for (ComponentModel component : model.components()) {
            if (!component.fromSource() || component.broken()) {
                continue;
            }
            checkSpelling(component, used, diagnostics);
            ComponentModel sameName =
                    component.instantiable() ? byRootName.putIfAbsent(component.rootName(), component) : null;
            if (sameName != null && Names.isKebab(component.rootName())) {
                diagnostics.add(Diagnostic.error(
                                Code.LW104_DUPLICATE_NAME,
                                "two components have the root name '" + component.rootName() + "': "
                                        + sameName.element().getQualifiedName() + " and "
                                        + component.element().getQualifiedName())
                        .help("name this one: " + named(component, unused("other-" + component.rootName(), used)))
                        .at(component.anchor()));
            }
        }
    }

    private static void checkSpelling(ComponentModel component, Set<String> used, Diagnostics diagnostics) {
        if (Names.isKebab(component.rootName())) {
            return;
        }
        boolean explicit = component.anchor().value() != null;
        diagnostics.add(Diagnostic.error(
                        Code.LW103_ROOT_NAME,
                        explicit
                                ? "'" + component.rootName() + "' is no root name: a root name is in kebab case"
                                : "the class name '" + component.displayName() + "' gives no root name in kebab case")
                .help("write: " + named(component, unused(proposal(component), used)))
                .at(component.anchor()));
    }

    /** The component's annotation with another name. */
    private static String named(ComponentModel component, String name) {
        return "@Component"
                + Mirrors.component(component.element())
                        .map(mirror -> Mirrors.arguments(mirror, Map.of("value", "\"" + name + "\"")))
                        .orElse("");
    }

    private static Set<String> rootNames(ServiceModel model) {
        return model.components().stream().map(ComponentModel::rootName).collect(Collectors.toCollection(HashSet::new));
    }

    /** A name that no component has, and that was not proposed before. */
    private static String unused(String name, Set<String> used) {
        String unused = name;
        for (int i = 2; used.contains(unused); i++) {
            unused = name + "-" + i;
        }
        used.add(unused);
        return unused;
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
