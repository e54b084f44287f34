package dev.launchway.processor.check.resource;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.resource.DeployedResources;
import dev.launchway.processor.resource.Need;
import dev.launchway.processor.resource.Offer;
import dev.launchway.processor.resource.ResourceTree;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/** Reports root components that require what they provide: they would have to be deployed before themselves. */
final class OwnResourceReport {

    private final Diagnostics diagnostics;
    private final Set<String> reported = new HashSet<>();
    private final Set<ResourceTree> checked = Collections.newSetFromMap(new IdentityHashMap<>());

    OwnResourceReport(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Looks at the root components of an environment. */
    void check(DeployedResources resources) {
        for (Root root : resources.roots()) {
            ResourceTree tree = resources.tree(root.index());
            if (checked.add(tree)) {
                check(root, tree);
            }
        }
    }

    private static String help(Need need, ResourceTree tree, Offer offer) {
        String direct = "read the value directly, or let another root component provide or require it";
        if (need.sameHost()) {
            return direct;
        }
        boolean early = tree.offers().stream()
                .filter(one -> one.key().equals(need.key()))
                .allMatch(Offer::early);
        return direct + "; of a cluster, whose members know each other, write "
                + (early ? "" : "a method, " + offer.asMethod() + ", and ") + need.withPeers();
    }

    private void check(Root root, ResourceTree tree) {
        for (Need need : tree.needs()) {
            if (!need.peers()
                    && tree.providesItself(need)
                    && reported.add(root.component().binaryName() + " " + need.display())) {
                Offer offer = tree.offers().stream()
                        .filter(one -> one.key().equals(need.key()))
                        .findFirst()
                        .orElseThrow();
                Diagnostic diagnostic = Diagnostic.error(
                                Code.LW215_OWN_RESOURCE,
                                need.display() + " requires '" + need.key() + "', which its own root component '"
                                        + root.component().rootName() + "' provides")
                        .detail(offer.display() + " provides it")
                        .help(help(need, tree, offer));
                diagnostics.add(
                        need.owner().fromSource()
                                ? diagnostic.at(need.requirement().anchor())
                                : diagnostic.in(root.assignment().location().toString()));
            }
        }
    }
}
