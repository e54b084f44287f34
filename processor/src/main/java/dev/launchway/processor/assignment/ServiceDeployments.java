package dev.launchway.processor.assignment;

import dev.launchway.processor.environment.EnvironmentSet;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a service deploys.
 *
 * @param all one for each environment; none for a library
 * @param complete whether these are all environments
 * @param names the components by name
 * @param attributes their attributes
 */
public record ServiceDeployments(List<Deployment> all, boolean complete, RootNames names, Attributes attributes) {

    /**
     * Whether there are no environments, so that there is nothing to plan.
     *
     * @return {@code false} also where a file is there that cannot be read
     */
    public boolean isOfLibrary() {
        return all.isEmpty() && complete;
    }

    /**
     * Brings environments and components together.
     *
     * @param model all components
     * @param ownClass whether a component that this compilation does not compile was compiled by the same project before
     * @param environments the environments
     * @return what they deploy
     */
    public static ServiceDeployments read(
            ServiceModel model, Predicate<ComponentModel> ownClass, EnvironmentSet environments) {
        RootNames names = new RootNames(model, ownClass);
        Attributes attributes = new Attributes(model);
        DeploymentReader reader = new DeploymentReader(names, attributes);
        return new ServiceDeployments(
                environments.environments().stream().map(reader::read).toList(),
                environments.complete(),
                names,
                attributes);
    }
}
