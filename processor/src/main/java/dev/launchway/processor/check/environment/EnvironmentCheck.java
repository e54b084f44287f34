package dev.launchway.processor.check.environment;

import dev.launchway.processor.assignment.Attributes;
import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.RootNames;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.resource.DeployedResources;
import java.util.List;

/** Checks what environments say of components: names, values, and what has no effect. */
public final class EnvironmentCheck {

    private final ServiceModel model;
    private final RootNames names;
    private final Attributes attributes;
    private final Diagnostics diagnostics;

    /**
     * Prepares the check.
     *
     * @param model all components
     * @param names the components by name
     * @param attributes their attributes
     * @param diagnostics where faults go
     */
    public EnvironmentCheck(ServiceModel model, RootNames names, Attributes attributes, Diagnostics diagnostics) {
        this.model = model;
        this.names = names;
        this.attributes = attributes;
        this.diagnostics = diagnostics;
    }

    /**
     * Checks each environment, and what holds for all of them.
     *
     * @param deployments the environments
     * @param all whether these are all environments of the service; else nothing is said about what has no effect
     */
    public void check(List<Deployment> deployments, boolean all) {
        AssignmentRules assignments = new AssignmentRules(model, names, diagnostics);
        RequiredAttributes required = new RequiredAttributes(attributes, names, diagnostics);
        OverrideRules overrides = new OverrideRules(names, attributes, diagnostics);
        OverrideCycles cycles = new OverrideCycles(diagnostics);
        ClearSecrets clear = new ClearSecrets(diagnostics);
        AddressFamilies families = new AddressFamilies(attributes, names, diagnostics);
        for (Deployment deployment : deployments) {
            assignments.check(deployment.environment());
            required.check(deployment);
            overrides.check(deployment);
            cycles.check(deployment);
            clear.check(deployment.environment());
            families.check(deployment);
        }
        required.report();
        overrides.report();
        if (all) {
            EmptyEnvironments.check(
                    deployments.stream().map(Deployment::environment).toList(), diagnostics);
            UnusedOverrides.check(deployments, model, names, diagnostics);
            UnusedSecrets.check(deployments, diagnostics);
        }
    }

    /**
     * Looks for platform components that are deployed nowhere.
     *
     * @param resources what is deployed in all environments of the service
     */
    public void checkPlatforms(List<DeployedResources> resources) {
        PlatformReport.check(model, resources, diagnostics);
    }
}
