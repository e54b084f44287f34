package dev.launchway.processor.check.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.OverrideValue;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.environment.Location;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.EvaluationOrder;
import dev.launchway.text.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values that environments compute from each other have a first one. */
final class OverrideCycles {

    private final Diagnostics diagnostics;
    private final Set<Set<Location>> reported = new HashSet<>();

    OverrideCycles(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void check(Deployment deployment) {
        Map<String, List<OverrideValue>> byTarget = new HashMap<>();
        for (OverrideValue override : deployment.overrides()) {
            String target = override.host()
                    .map(host -> override.component() + "@" + host)
                    .orElse(override.component());
            byTarget.computeIfAbsent(target, name -> new ArrayList<>()).add(override);
        }
        Set<String> checked = new HashSet<>();
        for (Root root : deployment.roots()) {
            String name = root.component().rootName();
            String own = name + "@" + root.host().name();
            if (checked.add(byTarget.containsKey(own) ? own : name)) {
                Map<String, OverrideValue> values = new LinkedHashMap<>();
                byTarget.getOrDefault(name, List.of()).forEach(value -> values.put(value.field(), value));
                byTarget.getOrDefault(own, List.of()).forEach(value -> values.put(value.field(), value));
                check(name, values);
            }
        }
    }

    private void check(String component, Map<String, OverrideValue> values) {
        Map<String, List<String>> templates = new LinkedHashMap<>();
        values.forEach((field, value) -> {
            List<String> texts = value.value().templates();
            if (!texts.isEmpty()) {
                templates.put(field, texts);
            }
        });
        List<String> cycle = EvaluationOrder.cycle(templates);
        Set<Location> places = new HashSet<>();
        cycle.forEach(field -> places.add(values.get(field).location()));
        if (cycle.isEmpty() || !reported.add(places)) {
            return;
        }
        Diagnostic diagnostic = Diagnostic.error(
                        Code.LW327_OVERRIDE_CYCLE,
                        "values of component '" + component + "' are computed from each other: '"
                                + String.join(
                                        "', '", cycle.stream().map(Names::kebab).toList()) + "'")
                .in(values.get(cycle.get(0)).location().toString());
        for (int i = 0; i < cycle.size(); i++) {
            diagnostic = diagnostic.detail("'" + Names.kebab(cycle.get(i)) + "' reads component."
                    + cycle.get((i + 1) % cycle.size()) + " ("
                    + values.get(cycle.get(i)).location().brief() + ")");
        }
        diagnostics.add(diagnostic.help("give one of them a value that reads none of the others"));
    }
}
