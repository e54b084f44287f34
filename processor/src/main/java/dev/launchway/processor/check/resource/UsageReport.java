package dev.launchway.processor.check.resource;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.environment.Location;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.resource.DeployedResources;
import dev.launchway.processor.resource.Need;
import dev.launchway.processor.resource.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;

/** Reports resources that nothing requires: an error where that holds in all environments, else a warning. */
final class UsageReport {

    private static final class Usage {
        private final Offer offer;
        private final Set<String> used = new LinkedHashSet<>();
        private final Set<String> unused = new LinkedHashSet<>();
        private NeedElsewhere elsewhere;
        private Location place;

        Usage(Offer offer) {
            this.offer = offer;
        }
    }

    /** A requirement that looks at its own host alone, which is another one than the provider's. */
    private record NeedElsewhere(Need need, String root) {}

    private final DeclaredResources declarations;
    private final Map<Element, Usage> usages = new LinkedHashMap<>();

    UsageReport(DeclaredResources declarations) {
        this.declarations = declarations;
    }

    /** Looks at what an environment provides. */
    void check(DeployedResources resources) {
        Set<String> everywhere = new HashSet<>();
        Map<String, Set<String>> byHost = new HashMap<>();
        Map<String, NeedElsewhere> elsewhere = new HashMap<>();
        for (Root root : resources.roots()) {
            for (Need need : resources.tree(root.index()).needs()) {
                Set<String> keys = need.sameHost()
                        ? byHost.computeIfAbsent(root.host().name(), host -> new HashSet<>())
                        : everywhere;
                keys.add(need.key());
                if (need.sameHost()) {
                    elsewhere.putIfAbsent(
                            need.key(), new NeedElsewhere(need, root.component().rootName()));
                }
            }
        }
        String environment = resources.deployment().name();
        for (Root root : resources.roots()) {
            Set<String> here = byHost.getOrDefault(root.host().name(), Set.of());
            for (Offer offer : resources.tree(root.index()).offers()) {
                Usage usage = usages.computeIfAbsent(offer.provision().member(), member -> new Usage(offer));
                boolean used = everywhere.contains(offer.key()) || here.contains(offer.key());
                (used ? usage.used : usage.unused).add(environment);
                if (!used && usage.place == null) {
                    usage.place = root.assignment().location();
                }
                if (!used && usage.elsewhere == null) {
                    usage.elsewhere = elsewhere.get(offer.key());
                }
            }
        }
    }

    /**
     * Reports what was found.
     *
     * @param explained offers of which another diagnostic tells
     * @param diagnostics where it goes
     */
    void report(Predicate<Offer> explained, Diagnostics diagnostics) {
        for (Usage usage : usages.values()) {
            usage.unused.removeAll(usage.used);
            if (!usage.unused.isEmpty() && !explained.test(usage.offer)) {
                report(usage, diagnostics);
            }
        }
    }

    private void report(Usage usage, Diagnostics diagnostics) {
        Offer offer = usage.offer;
        String statement =
                "nothing requires '" + offer.key() + "' in " + Environments.listed(new ArrayList<>(usage.unused));
        boolean nowhere = usage.used.isEmpty();
        Diagnostic diagnostic = nowhere && offer.owner().fromSource()
                ? Diagnostic.error(Code.LW212_UNUSED_RESOURCE, statement)
                : Diagnostic.warning(
                        nowhere ? Code.LW212_UNUSED_RESOURCE : Code.LW213_UNUSED_IN_SOME_ENVIRONMENT, statement);
        diagnostic = diagnostic.detail(offer.display() + " provides it"
                + (nowhere ? "" : "; it is required in " + Environments.listed(new ArrayList<>(usage.used))));
        if (usage.elsewhere != null) {
            diagnostic = diagnostic.detail(
                    usage.elsewhere.need().display() + " requires it from its own host, and no host has both");
        }
        Optional<DeclaredResources.Requirer> requirer = declarations.requirer(offer.key());
        if (usage.elsewhere == null && nowhere && requirer.isPresent()) {
            diagnostic = diagnostic.detail(requirer.get().member() + " requires it, but "
                    + requirer.get()
                            .root()
                            .map(root -> "'" + root + "' is assigned to no host")
                            .orElse("no component that can be assigned to a host is known to have it"));
        }
        diagnostic = diagnostic.help(help(usage, nowhere, requirer));
        diagnostics.add(
                offer.owner().fromSource()
                        ? diagnostic.at(offer.provision().anchor())
                        : diagnostic.in(usage.place.toString()));
    }

    private static String help(Usage usage, boolean nowhere, Optional<DeclaredResources.Requirer> requirer) {
        boolean library = !usage.offer.owner().fromSource();
        if (usage.elsewhere != null) {
            return "assign '" + usage.elsewhere.root() + "' to a host that provides it, or "
                    + (nowhere && !library ? "remove @Provides" : "take this component off its hosts there");
        }
        if (!nowhere) {
            String component = requirer.flatMap(DeclaredResources.Requirer::root)
                    .map(root -> "'" + root + "', which requires it")
                    .orElse("a component that requires it");
            return "assign " + component + ", or take this one off its hosts there";
        }
        if (library) {
            return requirer.flatMap(DeclaredResources.Requirer::root)
                    .map(root -> "assign '" + root + "' to a host, or take this component off its hosts there")
                    .orElse(
                            "take this component off its hosts there, or let one of them have a component that requires it");
        }
        if (requirer.isEmpty()) {
            return "remove @Provides, or require it by @Requires(\"" + usage.offer.key() + "\") in a component";
        }
        String member = requirer.get().member();
        return requirer.get()
                        .root()
                        .map(root -> "assign '" + root + "' to a host")
                        .orElseGet(() -> "name " + member.substring(0, member.lastIndexOf('.'))
                                + ".class in @Component(adds = …) of the component that adds it")
                + ", or remove @Provides";
    }
}
