package dev.launchway.processor.check.resource;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.resource.DeployedResources;
import dev.launchway.processor.resource.Need;
import dev.launchway.processor.resource.Offer;
import java.util.HashSet;
import java.util.Set;

/** Reports requirements from peers of values that are not known before these are configured, each pair of members once. */
final class PeerReport {

    private final Diagnostics diagnostics;
    private final Set<String> reported = new HashSet<>();

    PeerReport(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Looks at the root components of an environment. */
    void check(DeployedResources resources) {
        for (Root root : resources.roots()) {
            for (Need need : resources.tree(root.index()).needs()) {
                if (need.peers()) {
                    check(resources, root, need);
                }
            }
        }
    }

    private void check(DeployedResources resources, Root root, Need need) {
        for (int provider : resources.providers(need, root).roots()) {
            for (Offer offer : resources.tree(provider).offers()) {
                if (offer.key().equals(need.key())
                        && !offer.early()
                        && reported.add(need.display() + " " + offer.display())) {
                    report(
                            root,
                            need,
                            resources.roots().get(provider),
                            offer,
                            resources.tree(root.index()).providesItself(need));
                }
            }
        }
    }

    private void report(Root root, Need need, Root provider, Offer offer, boolean own) {
        String owner = "'" + provider.component().rootName() + "'";
        Diagnostic diagnostic = Diagnostic.error(
                        Code.LW222_LATE_PEER,
                        need.display() + " takes '" + need.key() + "' from peers, and the value of " + offer.display()
                                + " is not known before they are configured")
                .detail(offer.display()
                        + (offer.own()
                                ? " is a field, which configure sets"
                                : " belongs to a sub-component, which the configure of " + owner + " makes"))
                .help("provide it by a method"
                        + (offer.own() ? ": " + offer.asMethod() : " of " + owner + " itself")
                        + (own ? "" : ", or remove peers = true"));
        diagnostics.add(
                need.owner().fromSource()
                        ? diagnostic.at(need.requirement().anchor())
                        : diagnostic.in(root.assignment().location().toString()));
    }
}
