package dev.launchway.processor.plan;

import dev.launchway.processor.Options;
import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.DeploymentReader;
import dev.launchway.processor.assignment.EmptyEnvironments;
import dev.launchway.processor.assignment.UnusedOverrides;
import dev.launchway.processor.environment.ClassOutput;
import dev.launchway.processor.environment.EnvironmentFiles;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.EnvironmentSet;
import dev.launchway.processor.environment.EnvironmentSource;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.resource.ResourceCheck;
import dev.launchway.processor.resource.ResourceOrders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic.Kind;
import javax.tools.StandardLocation;

/**
 * Plans a service: reads its environments, brings them together with the components, checks resources and orders, and writes the
 * plan when nothing is wrong. A library has no environments, and gets no plan.
 */
public final class ServicePlanner {

    private final ProcessingEnvironment processing;
    private final ClassOutput classOutput;
    private final Diagnostics diagnostics;
    private List<Deployment> deployments = List.of();
    private Map<String, ResourceOrders> orders = Map.of();

    /**
     * Prepares a compilation.
     *
     * @param processing the compiler's
     * @param classOutput where it writes classes
     * @param diagnostics where faults go
     */
    public ServicePlanner(ProcessingEnvironment processing, ClassOutput classOutput, Diagnostics diagnostics) {
        this.processing = processing;
        this.classOutput = classOutput;
        this.diagnostics = diagnostics;
    }

    /**
     * Checks all environments.
     *
     * @param model all components
     */
    public void check(ServiceModel model) {
        ResourceCheck resources = new ResourceCheck(model, processing.getTypeUtils(), diagnostics);
        resources.checkTypes();
        String option = processing.getOptions().get(Options.ENVIRONMENTS);
        List<EnvironmentSource> files = EnvironmentFiles.find(option, classOutput, diagnostics);
        if (files.isEmpty()) {
            processing
                    .getMessager()
                    .printMessage(
                            Kind.NOTE,
                            "launchway: no environment files in environments/, so this is a library and gets no plan");
            return;
        }
        EnvironmentSet environments = EnvironmentSet.read(files, diagnostics);
        DeploymentReader reader = new DeploymentReader(model, this::isOwn, diagnostics);
        List<Deployment> all = new ArrayList<>();
        for (EnvironmentModel environment : environments.environments()) {
            all.add(reader.read(environment));
        }
        if (environments.complete()) {
            EmptyEnvironments.check(environments.environments(), diagnostics);
            UnusedOverrides.check(all, reader::knows, diagnostics);
        }
        orders = resources.check(all, environments.complete());
        deployments = all;
    }

    /**
     * Writes the plan.
     *
     * @param model all components
     * @throws IOException when a file cannot be written
     */
    public void write(ServiceModel model) throws IOException {
        if (hasPlan()) {
            PlanWriter writer = new PlanWriter(processing.getFiler(), model);
            writer.write(deployments, orders);
            writer.writeComponents(model.components().stream()
                    .filter(component -> component.fromSource() || isOwn(component))
                    .map(ComponentModel::binaryName)
                    .toList());
        }
    }

    /**
     * What the environments deploy.
     *
     * @return one for each environment; none for a library
     */
    public List<Deployment> deployments() {
        return deployments;
    }

    /**
     * Whether there is a plan to write.
     *
     * @return {@code false} for a library
     */
    public boolean hasPlan() {
        return !deployments.isEmpty();
    }

    /** Whether an earlier compilation of the same project left the class: then it is none of a library. */
    private boolean isOwn(ComponentModel component) {
        Filer filer = processing.getFiler();
        String binaryName = component.binaryName();
        String file = binaryName.substring(binaryName.lastIndexOf('.') + 1) + ".class";
        try {
            filer.getResource(StandardLocation.CLASS_OUTPUT, component.packageName(), file)
                    .openInputStream()
                    .close();
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
