package dev.launchway.processor.resource;

import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.util.Types;

/** Proves that resources fit in every environment, and computes the orders that follow. */
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
     * @param deployments the environments
     * @param all whether these are all environments of the service; else nothing is said about what is unused
     * @return the orders of those without cycles, by environment
     */
    public Map<String, ResourceOrders> check(List<Deployment> deployments, boolean all) {
        ResourceTrees trees = new ResourceTrees(model);
        SatisfactionReport satisfaction = new SatisfactionReport(new Catalog(model, trees));
        UsageReport usage = new UsageReport();
        CycleReport cycles = new CycleReport();
        OwnResourceReport own = new OwnResourceReport(diagnostics);
        Map<String, ResourceOrders> orders = new LinkedHashMap<>();
        boolean complete = all && model.complete();
        PlatformReport platforms = new PlatformReport(model);
        SecretReport secrets = new SecretReport(model);
        for (Deployment deployment : deployments) {
            DeployedResources resources = new DeployedResources(deployment, trees);
            complete &= deployment.complete();
            if (!model.complete()) {
                continue;
            }
            satisfaction.check(resources);
            usage.check(resources);
            platforms.check(resources);
            secrets.check(resources);
            own.check(resources);
            if (cycles.check(resources)) {
                orders.put(deployment.name(), orders(resources));
            }
        }
        satisfaction.report(diagnostics);
        cycles.report(diagnostics);
        secrets.report(diagnostics);
        if (complete) {
            usage.report(satisfaction::explains, diagnostics);
            platforms.report(diagnostics);
        }
        return orders;
    }

    private static ResourceOrders orders(DeployedResources resources) {
        WaitGraph values = WaitGraph.ofValues(resources, Set.of());
        WaitGraph deployment = WaitGraph.ofDeployment(resources, Set.of());
        List<Integer> configure = new ArrayList<>();
        for (int root : values.order()) {
            configure.add(root);
        }
        List<ResourceOrders.Group> groups = new ArrayList<>();
        deployment.groups().forEach(group -> groups.add(new ResourceOrders.Group(group.key(), group.members())));
        List<List<Integer>> awaited = new ArrayList<>();
        for (int root = 0; root < resources.roots().size(); root++) {
            awaited.add(deployment.awaited(root));
        }
        return new ResourceOrders(configure, groups, awaited);
    }
}
