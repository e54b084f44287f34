package dev.launchway.processor.check.resource;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.ProvisionModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.resource.Need;
import dev.launchway.processor.resource.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.util.Types;

/**
 * Reports requirers that take a resource as another type than it is provided, and values that would cross hosts and are no data:
 * whatever the environments.
 */
final class TypeReport {

    private final Types types;
    private final Diagnostics diagnostics;
    private final Map<String, List<Offer>> offers = new HashMap<>();

    TypeReport(Types types, Diagnostics diagnostics) {
        this.types = types;
        this.diagnostics = diagnostics;
    }

    /** Checks all components, assigned to hosts or not. */
    void check(ServiceModel model) {
        List<Need> needs = new ArrayList<>();
        for (ComponentModel component : model.components()) {
            component.provisions().forEach(provision -> add(provision, component));
            component.requirements().forEach(requirement -> needs.add(new Need(requirement, component, true)));
            addTyped(model, component, needs);
        }
        for (Need need : needs) {
            // What is wrong with the form of the field was said already, and the rest follows from it.
            if (!need.requirement().type().isOpen()
                    && !diagnostics.hasErrorAt(need.requirement().field())) {
                check(need);
            }
        }
    }

    private void add(ProvisionModel provision, ComponentModel owner) {
        if (!provision.type().isOpen()) {
            offers.computeIfAbsent(provision.key(), key -> new ArrayList<>()).add(new Offer(provision, owner, true));
        }
    }

    /** Adds the inherited members whose types a component is the first to tell, as members of its own. */
    private void addTyped(ServiceModel model, ComponentModel component, List<Need> needs) {
        Set<Element> typed = new HashSet<>();
        model.typed(component).forEach(member -> typed.add(member.member()));
        Anchor anchor = Anchor.at(component.element());
        for (ComponentModel ancestor : component.ancestors().values()) {
            ancestor.provisions().stream()
                    .filter(provision -> typed.contains(provision.member()))
                    .forEach(provision -> add(provision.at(anchor), component));
            ancestor.requirements().stream()
                    .filter(requirement -> typed.contains(requirement.field()))
                    .forEach(requirement -> needs.add(new Need(requirement.at(anchor), component, true)));
        }
    }

    private void check(Need need) {
        DataType.Opaque opaque =
                need.sameHost() ? null : need.requirement().type().opaque();
        Offer culprit = null;
        for (Offer offer : offers.getOrDefault(need.key(), List.of())) {
            boolean checkedHere = need.owner().fromSource() || offer.owner().fromSource();
            if (!checkedHere || diagnostics.hasErrorAt(offer.provision().member())) {
                continue;
            }
            if (!fits(offer.provision().type(), need.requirement().type())) {
                report(need, offer);
            } else if (!need.sameHost() && opaque == null) {
                opaque = offer.provision().type().opaque();
                culprit = offer;
            }
        }
        if (opaque != null) {
            reportNoData(need, culprit, opaque);
        }
    }

    private void reportNoData(Need need, Offer culprit, DataType.Opaque opaque) {
        boolean atNeed = culprit == null || need.owner().fromSource();
        diagnostics.add(Diagnostic.error(
                        Code.LW216_NOT_DATA,
                        need.display() + " takes '" + need.key() + "' from all hosts, and "
                                + (culprit == null ? "its type" : culprit.display() + " provides what") + " is no data")
                .detail(opaque.why())
                .help(
                        "provide a record of data; or, where each host that requires it also provides it, require it from ="
                                + " Scope.SAME_HOST")
                .at(atNeed ? need.requirement().anchor() : culprit.provision().anchor()));
    }

    private boolean fits(DataType provided, DataType required) {
        return provided instanceof DataType.Broken
                || required instanceof DataType.Broken
                || provided.signature().equals(required.signature())
                || types.isAssignable(provided.mirror(), required.mirror());
    }

    private void report(Need need, Offer offer) {
        String provided = offer.provision().type().display();
        Diagnostic diagnostic = Diagnostic.error(
                        Code.LW214_RESOURCE_TYPE,
                        need.display() + " takes '" + need.key() + "' as "
                                + need.requirement().type().display() + ", and " + offer.display() + " provides it as "
                                + provided)
                .help("let both be " + need.requirement().type().boxed() + ", or both "
                        + offer.provision().type().boxed() + "; what is meant to be another resource has another key");
        diagnostics.add(diagnostic.at(
                need.owner().fromSource()
                        ? need.requirement().anchor()
                        : offer.provision().anchor()));
    }
}
