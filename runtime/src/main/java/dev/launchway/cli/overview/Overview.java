package dev.launchway.cli.overview;

import java.util.List;

/**
 * What there is to show of an environment; every format is made of this.
 *
 * @param environment its name
 * @param hosts in the order of the file
 * @param components how many components there are, with all sub-components
 * @param resources in the order of their keys
 */
public record Overview(String environment, List<HostView> hosts, int components, List<ResourceView> resources) {

    /**
     * A host.
     *
     * @param name its name
     * @param fqdn its full name
     * @param platform its platform; empty where it has none
     * @param ignored whether it is left alone
     * @param roots in the order of the file
     */
    public record HostView(String name, String fqdn, String platform, boolean ignored, List<RootView> roots) {}

    /**
     * A root component.
     *
     * @param at where it is
     * @param features the selected features
     * @param ignored whether it is left alone
     * @param step when it is deployed: after all roots of lower steps that it waits for, from 1; 0 when it is left alone
     * @param waits what it waits for
     * @param tree its components
     */
    public record RootView(
            Place at, List<String> features, boolean ignored, int step, List<WaitView> waits, NodeView tree) {}

    /**
     * A root on a host.
     *
     * @param host the host's name
     * @param root the root's name
     */
    public record Place(String host, String root) {}

    /**
     * Why a root waits.
     *
     * @param key the resource's key
     * @param roots for which ones
     */
    public record WaitView(String key, List<Place> roots) {}

    /**
     * A component.
     *
     * @param name its name in breadcrumbs
     * @param className its class
     * @param parts its sub-components in the order of deployment
     */
    public record NodeView(String name, String className, List<NodeView> parts) {}

    /**
     * A resource.
     *
     * @param key its key
     * @param providers each value with the root that provides it
     * @param requirers each component that requires it
     */
    public record ResourceView(String key, List<ProviderView> providers, List<RequirerView> requirers) {}

    /**
     * A provided value.
     *
     * @param at the root that provides it
     * @param value the value as text
     */
    public record ProviderView(Place at, String value) {}

    /**
     * A requirement.
     *
     * @param at the root
     * @param breadcrumb the component in it
     */
    public record RequirerView(Place at, String breadcrumb) {}

    /** How many roots there are, ignored ones included. */
    int roots() {
        int roots = 0;
        for (HostView host : hosts) {
            roots += host.roots().size();
        }
        return roots;
    }
}
