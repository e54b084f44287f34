package dev.launchway.processor.check.resource;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Hosts;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.resource.DeployedResources;
import dev.launchway.processor.resource.Need;
import dev.launchway.processor.resource.Offer;
import dev.launchway.processor.resource.ResourceTree;
import dev.launchway.text.DidYouMean;
import java.util.List;
import java.util.Optional;

/** Says that a requirement has no provider, who could be one, and what to do about it. */
final class MissingProvider {

    private static final int MOST_LINES = 3;

    private final DeclaredResources declarations;
    private final Relaxation relaxation;

    MissingProvider(DeclaredResources declarations, Relaxation relaxation) {
        this.declarations = declarations;
        this.relaxation = relaxation;
    }

    /**
     * The error.
     *
     * @param requirers who requires it, in the first of the environments
     * @param resources what that environment deploys
     * @param environments the names of all environments that lack it
     */
    Diagnostic report(Requirers requirers, DeployedResources resources, List<String> environments) {
        Need need = requirers.need();
        String where = need.sameHost() ? " on " + Hosts.listed(Places.hosts(requirers.roots())) : "";
        Diagnostic diagnostic = requirers.placed(requirers.describedIn(Diagnostic.error(
                Code.LW210_UNSATISFIED_REQUIREMENT,
                "nothing provides '" + need.key() + "'" + where + " in " + Environments.listed(environments))));
        if (declarations.declared().containsKey(need.key())) {
            return elsewhere(diagnostic, requirers, resources);
        }
        Optional<String> nearest = declarations.nearest(need.key());
        return diagnostic.help(nearest.map(key ->
                        DidYouMean.question(key) + " " + declarations.declared().get(key) + " provides that")
                .orElseGet(() -> "provide it by @Provides(\"" + need.key() + "\") in a component"
                        + (need.owner().fromSource() ? ", or delete the requirement" : "")));
    }

    /** A component that is there provides the key, and not here. */
    private Diagnostic elsewhere(Diagnostic start, Requirers requirers, DeployedResources resources) {
        Need need = requirers.need();
        String file = "environments/" + resources.deployment().environment().fileName();
        List<Integer> present = resources.providers().everywhere(need.key()).roots();
        if (!present.isEmpty()) {
            return onOtherHosts(start, requirers, resources, resources.roots().get(present.get(0)));
        }
        List<DeclaredResources.Candidate> candidates = declarations.candidates(need.key());
        if (candidates.isEmpty()) {
            return start.detail(declarations.declared().get(need.key())
                            + " provides it, but no component that is assigned to a host there contains it")
                    .help("assign a component that contains it to a host in " + file + relaxation.of(need));
        }
        Diagnostic diagnostic = start;
        for (DeclaredResources.Candidate candidate : candidates.subList(0, Math.min(MOST_LINES, candidates.size()))) {
            String name = candidate.component().rootName();
            diagnostic = diagnostic.detail(
                    candidate.offer().display() + " provides it, but '" + name + "' is assigned to no host there");
        }
        if (candidates.size() > MOST_LINES) {
            diagnostic = diagnostic.detail("and " + (candidates.size() - MOST_LINES) + " more could provide it");
        }
        return diagnostic.help(
                "assign '" + candidates.get(0).component().rootName() + "' to a host in " + file + relaxation.of(need));
    }

    private Diagnostic onOtherHosts(
            Diagnostic diagnostic, Requirers requirers, DeployedResources resources, Root provider) {
        Need need = requirers.need();
        String name = provider.component().rootName();
        List<Integer> all = resources.providers().everywhere(need.key()).roots();
        List<Root> providers = all.stream()
                .map(resources.roots()::get)
                .filter(root -> root.component().rootName().equals(name))
                .toList();
        List<String> hosts = Places.hosts(requirers.roots());
        boolean fromAll =
                need.owner().fromSource() && need.requirement().type().isData() && (!need.single() || all.size() == 1);
        return diagnostic
                .detail(Places.of(offer(resources.tree(provider.index()), need.key()), provider) + " provides it on "
                        + Places.of(providers))
                .help("assign '" + name + "' to " + (hosts.size() == 1 ? hosts.get(0) : Hosts.listed(hosts)) + " in "
                        + "environments/" + resources.deployment().environment().fileName()
                        + (fromAll ? ", or require it from all hosts" : "") + relaxation.of(need));
    }

    private static Offer offer(ResourceTree tree, String key) {
        return tree.offers().stream()
                .filter(offer -> offer.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
