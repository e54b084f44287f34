package dev.launchway.processor.resource;

import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.Root;
import java.util.ArrayList;
import java.util.List;

/** The resources of one environment. */
public final class DeployedResources {

    private final Deployment deployment;
    private final List<ResourceTree> trees = new ArrayList<>();
    private final Providers providers = new Providers();

    public DeployedResources(Deployment deployment, ResourceTrees resourceTrees) {
        this.deployment = deployment;
        for (Root root : deployment.roots()) {
            ResourceTree tree = resourceTrees.of(root);
            trees.add(tree);
            providers.add(root.index(), root.host().name(), tree);
        }
    }

    public Deployment deployment() {
        return deployment;
    }

    public List<Root> roots() {
        return deployment.roots();
    }

    /** The tree of a root component. */
    public ResourceTree tree(int root) {
        return trees.get(root);
    }

    public Providers providers() {
        return providers;
    }

    /** The providers that a need of a root component looks at. */
    public Providers.Group providers(Need need, Root root) {
        return providers.of(need, root.host().name());
    }
}
