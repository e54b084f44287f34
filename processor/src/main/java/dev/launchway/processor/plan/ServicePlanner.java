package dev.launchway.processor.plan;

import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.environment.ClassOutput;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.resource.ResourceOrders;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Filer;

/** Writes the plan of a service in which nothing is wrong. */
public final class ServicePlanner {

    private final Filer filer;
    private final ClassOutput classOutput;

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
        writer.write(deployments, orders);
        writer.writeComponents(model.components().stream()
                .filter(component -> component.fromSource() || classOutput.holds(component.binaryName()))
                .map(ComponentModel::binaryName)
                .toList());
    }
}
