package dev.launchway.plan;

import java.util.List;

/**
 * A component that an environment assigns to a host.
 *
 * @param index its position in the environment: the order of hosts, then of their lists
 * @param host its host
 * @param name its root name
 * @param className the binary name of its class
 * @param features the selected features, in kebab case
 * @param ignored whether it or its host is left alone; it still provides resources
 * @param location where it stands: {@code environments/x.toml:line:column}
 */
public record RootPlan(
        int index,
        HostPlan host,
        String name,
        String className,
        List<String> features,
        boolean ignored,
        String location) {

    /** The same root on the same host with its platform decided. */
    RootPlan on(HostPlan other) {
        return other.platform().equals(host.platform())
                ? this
                : new RootPlan(index, other, name, className, features, ignored, location);
    }
}
