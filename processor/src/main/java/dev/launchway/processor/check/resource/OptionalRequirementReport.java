package dev.launchway.processor.check.resource;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.resource.DeployedResources;
import dev.launchway.processor.resource.Need;
import dev.launchway.text.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;

/**
 * Reports requirements that may stay empty and that nothing satisfies in any environment: an error where the key is probably a
 * misspelt one, else a warning.
 */
final class OptionalRequirementReport {

    /** A requirement, with those that have it in the first environment, and all environments that it is deployed in. */
    private record Optionals(Requirers requirers, Set<String> environments) {}

    private final DeclaredResources declarations;
    private final Map<Element, Optionals> empty = new LinkedHashMap<>();
    private final Set<Element> satisfied = new LinkedHashSet<>();

    OptionalRequirementReport(DeclaredResources declarations) {
        this.declarations = declarations;
    }

    /** Looks at an environment. */
    void check(DeployedResources resources) {
        Map<Element, Requirers> here = new LinkedHashMap<>();
        for (Root root : resources.roots()) {
            for (Need need : resources.tree(root.index()).needs()) {
                Element field = need.requirement().field();
                if (need.strict() || !need.owner().fromSource()) {
                    continue;
                }
                if (!resources.providers(need, root).roots().isEmpty()) {
                    satisfied.add(field);
                } else {
                    here.computeIfAbsent(field, key -> new Requirers(need, new ArrayList<>()))
                            .roots()
                            .add(root);
                }
            }
        }
        here.forEach((field, requirers) -> empty.computeIfAbsent(
                        field, key -> new Optionals(requirers, new LinkedHashSet<>()))
                .environments()
                .add(resources.deployment().name()));
    }

    /** Whether a key that nothing requires looks like one that is reported here. */
    boolean explains(String unusedKey) {
        return misspelt().stream()
                .anyMatch(
                        optionals -> meant(optionals).filter(unusedKey::equals).isPresent());
    }

    /** Reports keys that are probably misspelt. */
    void reportMisspelt(Diagnostics diagnostics) {
        for (Optionals optionals : misspelt()) {
            String meant = meant(optionals).orElseThrow();
            diagnostics.add(
                    described(optionals, Diagnostic.error(Code.LW210_UNSATISFIED_REQUIREMENT, statement(optionals)))
                            .help(DidYouMean.question(meant) + " "
                                    + declarations.declared().get(meant) + " provides that"));
        }
    }

    /** Reports the others, where all environments and all of their components are known. */
    void reportEmpty(Diagnostics diagnostics) {
        List<Optionals> misspelt = misspelt();
        for (Optionals optionals : unsatisfied()) {
            if (misspelt.contains(optionals)) {
                continue;
            }
            Need need = optionals.requirers().need();
            Diagnostic diagnostic =
                    described(optionals, Diagnostic.warning(Code.LW219_NEVER_PROVIDED, statement(optionals)));
            String provider = declarations.declared().get(need.key());
            boolean elsewhere = provider != null && need.sameHost();
            diagnostics.add(diagnostic.help((provider == null
                            ? "provide it by @Provides(\"" + need.key() + "\") in a component"
                            : elsewhere
                                    ? "assign a component with " + provider + " to the same host"
                                    : "assign a component with " + provider + " to a host")
                    + ", or delete the requirement; where it may stay empty, write"
                    + " @SuppressWarnings(\"LW219\")"));
        }
    }

    private static String statement(Optionals optionals) {
        return "nothing provides '" + optionals.requirers().need().key() + "' in "
                + Environments.listed(List.copyOf(optionals.environments()));
    }

    private static Diagnostic described(Optionals optionals, Diagnostic diagnostic) {
        Requirers requirers = optionals.requirers();
        return requirers.placed(requirers.describedIn(diagnostic));
    }

    private List<Optionals> unsatisfied() {
        return empty.entrySet().stream()
                .filter(entry -> !satisfied.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(optionals ->
                        !declarations.mayBeBroken(optionals.requirers().need().key()))
                .toList();
    }

    private List<Optionals> misspelt() {
        return unsatisfied().stream()
                .filter(optionals -> meant(optionals).isPresent())
                .toList();
    }

    private Optional<String> meant(Optionals optionals) {
        String key = optionals.requirers().need().key();
        return declarations.declared().containsKey(key) ? Optional.empty() : declarations.nearest(key);
    }
}
