package dev.launchway.processor.check;

import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.ServiceDeployments;
import dev.launchway.processor.check.component.ComponentValidation;
import dev.launchway.processor.check.component.SettingRules;
import dev.launchway.processor.check.environment.EnvironmentCheck;
import dev.launchway.processor.check.resource.ResourceCheck;
import dev.launchway.processor.check.template.TemplateCheck;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.read.SettingCalls;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.resource.DeployedResources;
import dev.launchway.processor.resource.ResourceOrders;
import dev.launchway.processor.resource.ResourceTrees;
import dev.launchway.processor.template.DefinitionFiles;
import dev.launchway.processor.template.DefinitionFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;

/** Checks a service: its components, then what its environments make of them, resources, and templates. */
public final class ServiceCheck {

    private final ServiceModel model;
    private final ProcessingEnvironment compiler;
    private final Diagnostics diagnostics;

    /**
     * Prepares the check.
     *
     * @param model all components
     * @param compiler the compiler
     * @param diagnostics where faults go
     */
    public ServiceCheck(ServiceModel model, ProcessingEnvironment compiler, Diagnostics diagnostics) {
        this.model = model;
        this.compiler = compiler;
        this.diagnostics = diagnostics;
    }

    /**
     * Checks all.
     *
     * @param sources the sources of this compilation
     * @param deployments what the environments deploy
     * @param resourceRoots where files of definition directories lie
     * @param compiledBefore whether an earlier compilation of the same project left the class of a binary name
     * @return the orders of the environments without cycles, by environment
     */
    public Map<String, ResourceOrders> check(
            Sources sources,
            ServiceDeployments deployments,
            List<Path> resourceRoots,
            Predicate<String> compiledBefore) {
        ComponentValidation.check(model, sources, compiler, diagnostics);
        SettingRules.check(sources, SettingCalls.of(compiler), diagnostics);
        Map<String, ResourceOrders> orders = checkDeployments(deployments);
        DefinitionFolders folders = new DefinitionFolders(sources, compiler.getElementUtils(), compiledBefore);
        DefinitionFiles files = new DefinitionFiles(resourceRoots, compiler.getFiler());
        TemplateCheck.check(model, folders, files, deployments.all(), compiler, diagnostics);
        return orders;
    }

    private Map<String, ResourceOrders> checkDeployments(ServiceDeployments deployments) {
        ResourceCheck resources = new ResourceCheck(model, compiler.getTypeUtils(), diagnostics);
        resources.checkTypes();
        EnvironmentCheck environments =
                new EnvironmentCheck(model, deployments.names(), deployments.attributes(), diagnostics);
        environments.check(deployments.all(), deployments.complete());
        if (!model.complete() || deployments.all().isEmpty()) {
            return Map.of();
        }
        ResourceTrees trees = new ResourceTrees(model);
        List<DeployedResources> deployed = deployments.all().stream()
                .map(deployment -> new DeployedResources(deployment, trees))
                .toList();
        boolean complete = deployments.complete() && deployments.all().stream().allMatch(Deployment::complete);
        Map<String, ResourceOrders> orders = resources.check(deployed, trees, complete);
        if (complete) {
            environments.checkPlatforms(deployed);
        }
        return orders;
    }
}
