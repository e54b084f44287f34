package dev.launchway.processor.check.resource;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ProvisionModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.resource.Cycles;
import dev.launchway.processor.resource.DeployedResources;
import dev.launchway.processor.resource.Offer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports cycles, each once with the environments that have it. */
final class CycleReport {

    /**
     * A cycle.
     *
     * @param values whether it is one of values
     * @param steps its requirements
     * @param peers those of them that could be without an order: all who provide to them do so by methods
     * @param environments those that have it
     */
    private record Found(boolean values, List<Cycles.Step> steps, List<Cycles.Step> peers, List<String> environments) {}

    private final Map<String, Found> found = new LinkedHashMap<>();

    /**
     * Looks for the cycles of an environment that has no order.
     *
     * @param resources its resources
     */
    void look(DeployedResources resources) {
        List<List<Cycles.Step>> ofValues = Cycles.ofValues(resources);
        List<List<Cycles.Step>> ofDeployment = Cycles.ofDeployment(resources, ofValues);
        String environment = resources.deployment().name();
        ofValues.forEach(steps -> add(true, steps, List.of(), environment));
        ofDeployment.forEach(steps -> add(
                false,
                steps,
                steps.stream().filter(step -> isEarly(resources, step)).toList(),
                environment));
    }

    private static boolean isEarly(DeployedResources resources, Cycles.Step step) {
        return resources.providers(step.need(), step.requirer()).roots().stream()
                .flatMap(root -> resources.tree(root).offers().stream())
                .filter(offer -> offer.key().equals(step.need().key()))
                .allMatch(Offer::early);
    }

    private void add(boolean values, List<Cycles.Step> steps, List<Cycles.Step> peers, String environment) {
        StringBuilder signature = new StringBuilder(values ? "values" : "order");
        steps.forEach(step -> signature.append(' ').append(step.signature()));
        found.computeIfAbsent(signature.toString(), key -> new Found(values, steps, peers, new ArrayList<>()))
                .environments()
                .add(environment);
    }

    /** Reports what was found. */
    void report(Diagnostics diagnostics) {
        for (Found cycle : found.values()) {
            diagnostics.add(cycle.values() ? ofValues(cycle) : ofDeployment(cycle));
        }
    }

    private static Diagnostic ofValues(Found cycle) {
        Diagnostic diagnostic = Diagnostic.error(
                Code.LW220_VALUE_CYCLE, "values depend on each other in " + Environments.listed(cycle.environments()));
        for (Cycles.Step step : cycle.steps()) {
            diagnostic = diagnostic.detail(Places.of(step.need(), step.requirer()) + on(step) + " takes '"
                    + step.need().key() + "' from " + Places.of(step.offer(), step.provider()) + " on host "
                    + step.provider().host().name());
        }
        if (cycle.steps().stream().anyMatch(step -> step.need().requirement().reverse())) {
            diagnostic =
                    diagnostic.detail("reverse = true turns the order of deployment round, not the flow of a value");
        }
        Optional<Cycles.Step> turned = cycle.steps().stream()
                .filter(step -> step.need().requirement().reverse())
                .findFirst();
        Cycles.Step first = turned.orElse(cycle.steps().get(0));
        ProvisionModel provision = first.offer().provision();
        String type = provision.each()
                ? "List<" + provision.type().boxed() + ">"
                : provision.type().display();
        return placed(diagnostic, cycle)
                .help("make " + first.offer().display() + (turned.isPresent() ? "" : ", or another of them,")
                        + " a method: @Provides(\"" + provision.key() + "\") " + type + " "
                        + provision.member().getSimpleName() + "(Host host), which is known before configure"
                        + (turned.isPresent()
                                ? ""
                                : ", and require it with reverse = true, or with peers = true where neither has to come first")
                        + "; or remove a requirement");
    }

    private static Diagnostic ofDeployment(Found cycle) {
        Diagnostic diagnostic = Diagnostic.error(
                Code.LW221_ORDER_CYCLE,
                "components have to be deployed before each other in " + Environments.listed(cycle.environments()));
        for (Cycles.Step step : cycle.steps()) {
            boolean reverse = step.need().requirement().reverse();
            diagnostic = diagnostic.detail(Places.of(step.need(), step.requirer()) + on(step) + " is deployed "
                    + (reverse ? "before " : "after ") + Places.of(step.offer(), step.provider()) + " on host "
                    + step.provider().host().name() + ", from which it takes '"
                    + step.need().key() + "'" + (reverse ? " in reverse" : ""));
        }
        return placed(diagnostic, cycle)
                .help((cycle.steps().stream()
                                        .allMatch(step ->
                                                step.need().requirement().reverse())
                                ? "take reverse = true off one of these requirements"
                                : "turn the order round with reverse = true on one of these requirements")
                        + ", or remove one; a @Provides method makes a value known early, and does not change this"
                        + " order"
                        + cycle.peers().stream()
                                .findFirst()
                                .map(step -> "; where neither has to come first, write "
                                        + step.need().withPeers() + " at "
                                        + step.need().display())
                                .orElse(""));
    }

    private static String on(Cycles.Step step) {
        return " on host " + step.requirer().host().name();
    }

    private static Diagnostic placed(Diagnostic diagnostic, Found cycle) {
        Cycles.Step anchor = cycle.steps().stream()
                .filter(step -> step.need().owner().fromSource())
                .findFirst()
                .orElse(cycle.steps().get(0));
        return diagnostic.at(anchor.need().requirement().anchor());
    }
}
