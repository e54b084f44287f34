package dev.launchway.processor.resource;

import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.report.ResourceCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;

/** Reports resources that nothing requires: an error where that holds in all environments, else a warning. */
final class UsageReport {

    private static final class Usage {
        private final Offer offer;
        private final Set<String> used = new LinkedHashSet<>();
        private final Set<String> unused = new LinkedHashSet<>();

        Usage(Offer offer) {
            this.offer = offer;
        }
    }

    private final Map<Element, Usage> usages = new LinkedHashMap<>();

    /** Looks at what an environment provides. */
    void check(DeployedResources resources) {
        Set<String> everywhere = new HashSet<>();
        Map<String, Set<String>> byHost = new HashMap<>();
        for (Root root : resources.roots()) {
            for (Need need : resources.tree(root.index()).needs()) {
                Set<String> keys = need.sameHost()
                        ? byHost.computeIfAbsent(root.host().name(), host -> new HashSet<>())
                        : everywhere;
                keys.add(need.key());
            }
        }
        String environment = resources.deployment().name();
        for (Root root : resources.roots()) {
            Set<String> here = byHost.getOrDefault(root.host().name(), Set.of());
            for (Offer offer : resources.tree(root.index()).offers()) {
                Usage usage = usages.computeIfAbsent(offer.provision().member(), member -> new Usage(offer));
                boolean used = everywhere.contains(offer.key()) || here.contains(offer.key());
                (used ? usage.used : usage.unused).add(environment);
            }
        }
    }

    /**
     * Reports what was found.
     *
     * @param explained keys of which another diagnostic tells
     * @param diagnostics where it goes
     */
    void report(Predicate<String> explained, Diagnostics diagnostics) {
        for (Usage usage : usages.values()) {
            usage.unused.removeAll(usage.used);
            if (!usage.unused.isEmpty() && !explained.test(usage.offer.key())) {
                report(usage, diagnostics);
            }
        }
    }

    private static void report(Usage usage, Diagnostics diagnostics) {
        Offer offer = usage.offer;
        String statement =
                "nothing requires '" + offer.key() + "' in " + Environments.listed(new ArrayList<>(usage.unused));
        boolean nowhere = usage.used.isEmpty();
        Diagnostic diagnostic = nowhere && offer.owner().fromSource()
                ? Diagnostic.error(ResourceCode.UNUSED, statement)
                : Diagnostic.warning(nowhere ? ResourceCode.UNUSED : ResourceCode.UNUSED_IN_SOME, statement);
        diagnostic = diagnostic.detail(offer.display() + " provides it"
                + (nowhere ? "" : "; it is required in " + Environments.listed(new ArrayList<>(usage.used))));
        diagnostics.add(diagnostic
                .help(
                        nowhere
                                ? "remove @Provides, or require it by @Requires(\"" + offer.key() + "\") in a component"
                                : "assign a component that requires it, or take this one off its hosts there")
                .at(offer.provision().anchor()));
    }
}
