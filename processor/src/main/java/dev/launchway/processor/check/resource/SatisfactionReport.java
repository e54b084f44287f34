package dev.launchway.processor.check.resource;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Hosts;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.model.Cardinality;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.resource.DeployedResources;
import dev.launchway.processor.resource.Need;
import dev.launchway.processor.resource.Offer;
import dev.launchway.processor.resource.Providers;
import dev.launchway.processor.resource.ResourceTree;
import dev.launchway.text.DidYouMean;
import dev.launchway.text.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;

/**
 * Reports requirements without a provider, and with too many: one diagnostic for each requirement and environment; one for all
 * environments together where no component at all provides the key.
 */
final class SatisfactionReport {

    private static final int MOST_LINES = 3;

    /** A requirement that does not get what it takes, in one environment, on some hosts. */
    private record Fault(DeployedResources resources, Need need, List<Root> requirers, Kind kind) {

        boolean missing() {
            return kind == Kind.MISSING;
        }

        Diagnostic described(Diagnostic diagnostic) {
            return new Requirers(need, requirers).describedIn(diagnostic);
        }

        Diagnostic placed(Diagnostic diagnostic) {
            return new Requirers(need, requirers).placed(diagnostic);
        }
    }

    private enum Kind {
        MISSING,
        TOO_MANY,
        ONLY_IGNORED
    }

    private final DeclaredResources declarations;
    private final Map<Element, List<Fault>> faults = new LinkedHashMap<>();
    private final Set<String> missingKeys = new TreeSet<>();

    SatisfactionReport(DeclaredResources declarations) {
        this.declarations = declarations;
    }

    /** Looks for faults in an environment. */
    void check(DeployedResources resources) {
        Map<Element, Fault> here = new LinkedHashMap<>();
        for (Root root : resources.roots()) {
            for (Need need : resources.tree(root.index()).needs()) {
                kind(resources, need, root).ifPresent(kind -> here.computeIfAbsent(
                                need.requirement().field(),
                                field -> new Fault(resources, need, new ArrayList<>(), kind))
                        .requirers()
                        .add(root));
            }
        }
        here.forEach((field, fault) -> {
            faults.computeIfAbsent(field, key -> new ArrayList<>()).add(fault);
            if (fault.missing()) {
                missingKeys.add(fault.need().key());
            }
        });
    }

    private Optional<Kind> kind(DeployedResources resources, Need need, Root root) {
        Providers.Group providers = resources.providers(need, root);
        if (need.strict() && providers.roots().isEmpty()) {
            return Optional.of(Kind.MISSING)
                    .filter(kind ->
                            (isUnknown(need.key()) && !resources.deployment().foreign())
                                    || isKnown(resources, need, root));
        }
        if (need.single() && providers.certain() > 1) {
            return Optional.of(Kind.TOO_MANY);
        }
        boolean ignored = need.strict()
                && !root.ignored()
                && providers.roots().stream().map(resources.roots()::get).allMatch(Root::ignored);
        return ignored
                ? Optional.of(Kind.ONLY_IGNORED).filter(kind -> isKnown(resources, need, root))
                : Optional.empty();
    }

    /** Whether all components are known that could provide something; what no class provides, none of them would. */
    private static boolean isKnown(DeployedResources resources, Need need, Root root) {
        Set<String> unknown = resources.deployment().unknown();
        boolean found = need.sameHost() ? !unknown.contains(root.host().name()) : unknown.isEmpty();
        return found && !resources.deployment().gaps();
    }

    /** Whether a key looks like one that is missing: then what is said of that one is enough. */
    boolean explains(String unusedKey) {
        return declarations.mayBeTaken(unusedKey)
                || missingKeys.stream()
                        .anyMatch(missing -> isUnknown(missing)
                                && nearest(missing).filter(unusedKey::equals).isPresent());
    }

    /** Reports what was found. */
    void report(Diagnostics diagnostics) {
        for (List<Fault> ofRequirement : faults.values()) {
            Need need = ofRequirement.get(0).need();
            if (ofRequirement.get(0).missing() && declarations.mayBeBroken(need.key())) {
                continue;
            }
            if (ofRequirement.get(0).missing() && isUnknown(need.key())) {
                diagnostics.add(missing(ofRequirement));
            } else {
                for (Fault fault : ofRequirement) {
                    diagnostics.add(
                            switch (fault.kind()) {
                                case MISSING -> missing(List.of(fault));
                                case TOO_MANY -> tooMany(fault);
                                case ONLY_IGNORED -> onlyIgnored(fault);
                            });
                }
            }
        }
    }

    private boolean isUnknown(String key) {
        return !declarations.declared().containsKey(key);
    }

    private Optional<String> nearest(String key) {
        return NearestName.of(key, declarations.declared().keySet());
    }

    private Diagnostic missing(List<Fault> faults) {
        Fault first = faults.get(0);
        Need need = first.need();
        String where = need.sameHost() ? " on " + Hosts.listed(Places.hosts(first.requirers())) : "";
        Diagnostic diagnostic = Diagnostic.error(
                Code.LW210_UNSATISFIED_REQUIREMENT,
                "nothing provides '" + need.key() + "'" + where + " in " + Environments.listed(environments(faults)));
        diagnostic = first.described(diagnostic);
        if (isUnknown(need.key())) {
            Optional<String> nearest = nearest(need.key());
            return first.placed(diagnostic)
                    .help(nearest.map(key -> DidYouMean.question(key) + " "
                                    + declarations.declared().get(key) + " provides that")
                            .orElseGet(() -> "provide it by @Provides(\"" + need.key() + "\") in a component, or "
                                    + relaxed(need)));
        }
        return first.placed(elsewhere(diagnostic, first));
    }

    /** Says who would provide the resource, and what to do about it. */
    private Diagnostic elsewhere(Diagnostic start, Fault fault) {
        Need need = fault.need();
        String file =
                "environments/" + fault.resources().deployment().environment().fileName();
        List<Integer> present =
                fault.resources().providers().everywhere(need.key()).roots();
        if (!present.isEmpty()) {
            Root provider = fault.resources().roots().get(present.get(0));
            List<Root> providers = present.stream()
                    .map(fault.resources().roots()::get)
                    .filter(root -> root.component()
                            .rootName()
                            .equals(provider.component().rootName()))
                    .toList();
            String offer = display(fault.resources().tree(provider.index()), need.key());
            return start.detail(offer + " provides it on " + Places.of(providers))
                    .help("assign '" + provider.component().rootName() + "' to "
                            + fault.requirers().get(0).host().name() + " in " + file
                            + ", or require it from all hosts, or " + relaxed(need));
        }
        List<DeclaredResources.Candidate> candidates = declarations.candidates(need.key());
        if (candidates.isEmpty()) {
            return start.detail(declarations.declared().get(need.key())
                            + " provides it, but no component that is assigned to a host there contains it")
                    .help("assign a component that contains it to a host in " + file + ", or " + relaxed(need));
        }
        Diagnostic diagnostic = start;
        for (DeclaredResources.Candidate candidate : candidates.subList(0, Math.min(MOST_LINES, candidates.size()))) {
            String name = candidate.component().rootName();
            diagnostic = diagnostic.detail(
                    candidate.offer().display() + " provides it, but '" + name + "' is assigned to no host there");
        }
        return diagnostic.help("assign '" + candidates.get(0).component().rootName() + "' to a host in " + file
                + ", or " + relaxed(need));
    }

    private static String display(ResourceTree tree, String key) {
        return tree.offers().stream()
                .filter(offer -> offer.key().equals(key))
                .findFirst()
                .orElseThrow()
                .display();
    }

    private static String relaxed(Need need) {
        return need.requirement().cardinality() == Cardinality.ONE
                ? "require Optional<" + need.requirement().type().display() + ">"
                : "make the requirement optional = true";
    }

    private static Diagnostic tooMany(Fault fault) {
        Need need = fault.need();
        Diagnostic diagnostic = Diagnostic.error(
                Code.LW211_TOO_MANY_PROVIDERS,
                "several components provide '" + need.key() + "' in environment '"
                        + fault.resources().deployment().name() + "', and " + need.display() + " takes one");
        diagnostic = fault.described(diagnostic);
        for (String provider : providers(fault)) {
            diagnostic = diagnostic.detail(provider);
        }
        String here = need.sameHost() ? "" : ", require it from = Scope.SAME_HOST";
        return fault.placed(diagnostic)
                .help("require List<" + need.requirement().type().display() + ">" + here
                        + ", or leave one of the providers out");
    }

    /** Says who provides it, a line for each member and each place in an environment file. */
    private static List<String> providers(Fault fault) {
        Need need = fault.need();
        Map<String, List<Root>> byPlace = new LinkedHashMap<>();
        for (int provider :
                fault.resources().providers(need, fault.requirers().get(0)).roots()) {
            Root root = fault.resources().roots().get(provider);
            for (Offer offer : fault.resources().tree(provider).offers()) {
                if (offer.key().equals(need.key())) {
                    String place = root.assignment().location().brief();
                    byPlace.computeIfAbsent(offer.display() + " " + place, key -> new ArrayList<>())
                            .add(root);
                }
            }
        }
        List<String> lines = new ArrayList<>();
        byPlace.forEach(
                (key, roots) -> lines.add(key.substring(0, key.indexOf(' ')) + " provides it on " + Places.of(roots)));
        if (lines.size() <= MOST_LINES + 1) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, MOST_LINES));
        shown.add("and " + (lines.size() - MOST_LINES) + " more provide it");
        return shown;
    }

    private static Diagnostic onlyIgnored(Fault fault) {
        Need need = fault.need();
        Root provider = fault.resources()
                .roots()
                .get(fault.resources()
                        .providers(need, fault.requirers().get(0))
                        .roots()
                        .get(0));
        String host = provider.host().name();
        String component = provider.component().rootName();
        Diagnostic diagnostic = fault.described(Diagnostic.warning(
                Code.LW218_ONLY_IGNORED_PROVIDERS,
                "only what is ignored provides '" + need.key() + "' in environment '"
                        + fault.resources().deployment().name() + "'"));
        boolean ofHost = provider.host().ignored();
        for (String line : providers(fault)) {
            diagnostic = diagnostic.detail(line + ", and is ignored there");
        }
        String file = provider.assignment().location().path();
        String way = ofHost
                ? "let host '" + host + "' take part: drop its '!', or ignore = true, in " + file
                : "write \"" + component + "\" in place of \"!" + component + "\" in " + file;
        return fault.placed(diagnostic)
                .help(way + ", or " + relaxed(need)
                        + "; where another deployment brings it there, write @SuppressWarnings(\"LW218\")");
    }

    private static List<String> environments(List<Fault> faults) {
        Set<String> names = new LinkedHashSet<>();
        faults.forEach(fault -> names.add(fault.resources().deployment().name()));
        return List.copyOf(names);
    }
}
