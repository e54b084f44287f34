package dev.launchway.processor.plan;

import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.environment.ClassOutput;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.resource.ResourceOrders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Filer;

/** Writes the plan of a service in which nothing is wrong. */
public final class ServicePlanner {

    private final Filer filer;
    private final ClassOutput classOutput;
    private List<String> tables = List.of();

    /**
     * Prepares a compilation.
     *
     * @param filer takes the plan
     * @param classOutput where the compiler writes classes
     */
    public ServicePlanner(Filer filer, ClassOutput classOutput) {
        this.filer = filer;
        this.classOutput = classOutput;
    }

    /** The table of each environment, and that of the service. */
    private static List<String> tables(
            ServiceModel model, List<Deployment> deployments, Map<String, ResourceOrders> orders) {
        List<String> tables = new ArrayList<>();
        deployments.forEach(
                deployment -> tables.add(EnvironmentTableWriter.write(deployment, orders.get(deployment.name()))));
        tables.add(ServicePlanTable.write(
                deployments.stream().map(Deployment::name).toList(), model));
        return tables;
    }

    /**
     * Whether the plan that was written is the one that these would give.
     *
     * @param model all components
     * @param deployments what the environments deploy
     * @param orders the orders of each environment
     * @return whether nothing in it would be another
     */
    public boolean hasWritten(ServiceModel model, List<Deployment> deployments, Map<String, ResourceOrders> orders) {
        return tables(model, deployments, orders).equals(tables);
    }

    /**
     * Writes the plan.
     *
     * @param model all components
     * @param deployments what the environments deploy
     * @param orders the orders of each environment
     * @throws IOException when a file cannot be written
     */
    public void write(ServiceModel model, List<Deployment> deployments, Map<String, ResourceOrders> orders)
            throws IOException {
        PlanWriter writer = new PlanWriter(filer, model);
        tables = tables(model, deployments, orders);
        writer.write(deployments, tables);
        writer.writeComponents(model.components().stream()
                .filter(component -> component.fromSource() || classOutput.holds(component.binaryName()))
                .map(ComponentModel::binaryName)
                .toList());
    }
}
