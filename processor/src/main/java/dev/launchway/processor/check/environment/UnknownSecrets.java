package dev.launchway.processor.check.environment;

import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.OverrideSection;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.assignment.UnconvertibleValueException;
import dev.launchway.processor.environment.Location;
import dev.launchway.processor.environment.Overrides;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Attributes that refer to secrets which are not there. One that stands in an environment which others extend is a fault where it is
 * used: each of them may have a secret of that name.
 */
final class UnknownSecrets {

    private record Unknown(
            String component, AttributeModel attribute, UnconvertibleValueException fault, List<String> environments) {}

    private final Map<Location, Unknown> all = new LinkedHashMap<>();

    void add(
            Deployment deployment,
            OverrideSection section,
            AttributeModel attribute,
            UnconvertibleValueException fault) {
        if (deployment.roots().stream().anyMatch(root -> counts(section, attribute, root))) {
            all.computeIfAbsent(
                            fault.location(),
                            location -> new Unknown(section.component(), attribute, fault, new ArrayList<>()))
                    .environments()
                    .add("'" + deployment.name() + "'");
        }
    }

    /** Whether a section is about a root component, which has no value of its own host. */
    private static boolean counts(OverrideSection section, AttributeModel attribute, Root root) {
        if (!root.component().rootName().equals(section.component())) {
            return false;
        }
        if (section.host().isPresent()) {
            return section.host().get().equals(root.host().name());
        }
        Overrides own = root.host().overrides().get(section.component());
        return own == null || !own.values().containsKey(attribute.key());
    }

    void report(Diagnostics diagnostics) {
        all.forEach((location, unknown) -> {
            List<String> environments = unknown.environments();
            Diagnostic diagnostic = Diagnostic.error(
                            unknown.fault().code(),
                            "'" + unknown.attribute().key() + "' of component '" + unknown.component() + "' "
                                    + unknown.fault().getMessage())
                    .help(unknown.fault().help())
                    .in(location.toString());
            diagnostics.add(
                    environments.size() == 1 && environments.get(0).equals("'" + location.environment() + "'")
                            ? diagnostic
                            : diagnostic.detail("it is missing in "
                                    + (environments.size() == 1 ? "environment " : "environments ")
                                    + String.join(", ", environments)));
        });
    }
}
