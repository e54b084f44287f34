package dev.launchway.processor.check.resource;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.resource.DeployedResources;
import dev.launchway.processor.resource.Need;
import dev.launchway.processor.resource.Offer;
import dev.launchway.processor.resource.Providers;
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
    private final Relaxation relaxation = new Relaxation();
    private final Map<Element, List<Fault>> faults = new LinkedHashMap<>();
    private final Set<String> missingKeys = new TreeSet<>();

    SatisfactionReport(DeclaredResources declarations) {
        this.declarations = declarations;
    }

    /** Looks for faults in an environment. */
    void check(DeployedResources resources) {
        relaxation.check(resources);
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
    private boolean explains(String unusedKey) {
        return declarations.mayBeTaken(unusedKey)
                || missingKeys.stream()
                        .anyMatch(missing -> isUnknown(missing)
                                && declarations
                                        .nearest(missing)
                                        .filter(unusedKey::equals)
                                        .isPresent());
    }

    /** Whether a component of a library that nobody takes up lacks something itself: to assign what it lacks mends both. */
    boolean explains(Offer unused) {
        return explains(unused.key())
                || (!unused.owner().fromSource()
                        && faults.values().stream()
                                .flatMap(List::stream)
                                .anyMatch(fault ->
                                        fault.missing() && fault.need().owner().equals(unused.owner())));
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

    private Diagnostic missing(List<Fault> faults) {
        Fault first = faults.get(0);
        return new MissingProvider(declarations, relaxation)
                .report(new Requirers(first.need(), first.requirers()), first.resources(), environments(faults));
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
        return fault.placed(diagnostic)
                .help(
                        need.owner().fromSource()
                                ? "require List<" + need.requirement().content() + ">"
                                        + (oneOnEachHost(fault) ? ", require it from = Scope.SAME_HOST" : "")
                                        + ", or leave one of the providers out"
                                : "leave one of the providers out");
    }

    /** Whether each host of a requirer has one provider of its own. */
    private static boolean oneOnEachHost(Fault fault) {
        String key = fault.need().key();
        return !fault.need().sameHost()
                && fault.requirers().stream().allMatch(requirer -> {
                    List<Offer> here = fault.resources().providers().everywhere(key).roots().stream()
                            .filter(provider -> fault.resources()
                                    .roots()
                                    .get(provider)
                                    .host()
                                    .name()
                                    .equals(requirer.host().name()))
                            .flatMap(provider -> fault.resources().tree(provider).offers().stream())
                            .filter(offer -> offer.key().equals(key))
                            .toList();
                    return here.size() == 1 && here.get(0).certain();
                });
    }

    /** Says who provides it, a line for each member and each place in an environment file. */
    private static List<String> providers(Fault fault) {
        Need need = fault.need();
        record Provider(String member, String place) {}

        Map<Provider, List<Root>> byPlace = new LinkedHashMap<>();
        for (int provider :
                fault.resources().providers(need, fault.requirers().get(0)).roots()) {
            Root root = fault.resources().roots().get(provider);
            for (Offer offer : fault.resources().tree(provider).offers()) {
                if (offer.key().equals(need.key())) {
                    String place = root.assignment().location().brief();
                    byPlace.computeIfAbsent(new Provider(Places.of(offer, root), place), key -> new ArrayList<>())
                            .add(root);
                }
            }
        }
        List<String> lines = new ArrayList<>();
        byPlace.forEach((provider, roots) -> lines.add(provider.member() + " provides it on " + Places.of(roots)));
        if (lines.size() <= MOST_LINES + 1) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, MOST_LINES));
        shown.add("and " + (lines.size() - MOST_LINES) + " more provide it");
        return shown;
    }

    private Diagnostic onlyIgnored(Fault fault) {
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
                .help(way + relaxation.of(need)
                        + "; where another deployment brings it there, write @SuppressWarnings(\"LW218\")");
    }

    private static List<String> environments(List<Fault> faults) {
        Set<String> names = new LinkedHashSet<>();
        faults.forEach(fault -> names.add(fault.resources().deployment().name()));
        return List.copyOf(names);
    }
}
