package dev.launchway.processor.assignment;

import dev.launchway.diagnostic.EnvironmentCode;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.HostModel;
import dev.launchway.processor.environment.Overrides;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks that an environment sets the required attributes of the components that it deploys. */
final class RequiredAttributes {

    private final Attributes attributes;
    private final Diagnostics diagnostics;

    RequiredAttributes(Attributes attributes, Diagnostics diagnostics) {
        this.attributes = attributes;
        this.diagnostics = diagnostics;
    }

    void check(EnvironmentModel environment, List<Root> roots) {
        Map<String, List<Root>> byComponent = new LinkedHashMap<>();
        for (Root root : roots) {
            byComponent
                    .computeIfAbsent(root.component().binaryName(), name -> new ArrayList<>())
                    .add(root);
        }
        for (List<Root> instances : byComponent.values()) {
            ComponentModel component = instances.get(0).component();
            for (AttributeModel attribute : attributes.of(component).values()) {
                if (attribute.required() && !ConstantReader.isSecret(attribute.type())) {
                    check(environment, attribute, component, instances);
                }
            }
        }
    }

    private void check(
            EnvironmentModel environment, AttributeModel attribute, ComponentModel component, List<Root> instances) {
        if (sets(environment.overrides().get(component.rootName()), attribute)) {
            return;
        }
        List<Root> missing = instances.stream()
                .filter(root -> !sets(root.host().overrides().get(component.rootName()), attribute))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        HostModel host = missing.get(0).host();
        String onHosts =
                Hosts.listed(missing.stream().map(root -> root.host().name()).toList());
        diagnostics.add(Diagnostic.error(
                        EnvironmentCode.REQUIRED_ATTRIBUTE,
                        "environment '" + environment.name() + "' does not set '" + attribute.key() + "' of component '"
                                + component.rootName() + "'")
                .detail(component.displayName() + "." + attribute.name() + " is required on " + onHosts + " ("
                        + missing.get(0).assignment().location().brief() + ")")
                .help("write [component." + component.rootName() + "] with " + attribute.key()
                        + " = … in environments/" + environment.fileName() + ", or [host." + host.name()
                        + ".component." + component.rootName() + "] for one host")
                .at(attribute.anchor()));
    }

    private static boolean sets(Overrides overrides, AttributeModel attribute) {
        return overrides != null && overrides.values().containsKey(attribute.key());
    }
}
