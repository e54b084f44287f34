package dev.launchway.processor.check.resource;

import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.resource.DeployedResources;
import dev.launchway.processor.resource.ResourceOrders;
import dev.launchway.processor.resource.ResourceTrees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.util.Types;

/** Proves that resources fit in every environment. */
public final class ResourceCheck {

    private final ServiceModel model;
    private final Types types;
    private final Diagnostics diagnostics;

    /**
     * Prepares the check.
     *
     * @param model all components
     * @param types the compiler's
     * @param diagnostics where faults go
     */
    public ResourceCheck(ServiceModel model, Types types, Diagnostics diagnostics) {
        this.model = model;
        this.types = types;
        this.diagnostics = diagnostics;
    }

    /** Checks what holds whatever the environments: the types. */
    public void checkTypes() {
        if (model.complete()) {
            new TypeReport(types, diagnostics).check(model);
        }
    }

    /**
     * Checks environments.
     *
     * @param environments what is deployed, by environment
     * @param trees the trees of resources that it was found by
     * @param complete whether that is all, and all of it is known; else nothing is said about what is unused
     * @return the orders of those without cycles, by environment
     */
    public Map<String, ResourceOrders> check(
            List<DeployedResources> environments, ResourceTrees trees, boolean complete) {
        DeclaredResources declarations = new DeclaredResources(model, trees);
        SatisfactionReport satisfaction = new SatisfactionReport(declarations);
        OptionalRequirementReport optional = new OptionalRequirementReport(declarations);
        UsageReport usage = new UsageReport(declarations);
        CycleReport cycles = new CycleReport();
        OwnResourceReport own = new OwnResourceReport(diagnostics);
        PeerReport peers = new PeerReport(diagnostics);
        Map<String, ResourceOrders> orders = new LinkedHashMap<>();
        SecretReport secrets = new SecretReport(model);
        for (DeployedResources resources : environments) {
            satisfaction.check(resources);
            optional.check(resources);
            usage.check(resources);
            secrets.check(resources);
            own.check(resources);
            peers.check(resources);
            Optional<ResourceOrders> order = ResourceOrders.of(resources);
            if (order.isPresent()) {
                orders.put(resources.deployment().name(), order.get());
            } else {
                cycles.look(resources);
            }
        }
        satisfaction.report(diagnostics);
        optional.reportMisspelt(diagnostics);
        cycles.report(diagnostics);
        secrets.report(diagnostics);
        if (complete) {
            optional.reportEmpty(diagnostics);
            usage.report(offer -> satisfaction.explains(offer) || optional.explains(offer.key()), diagnostics);
        }
        return orders;
    }
}
