package dev.launchway.remote;

import dev.launchway.engine.event.HostNames;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.RootPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The hosts of an environment that take part in a run.
 *
 * @param environment the environment
 * @param limit names of hosts that may; empty for all
 */
public record DeployedHosts(EnvironmentPlan environment, List<String> limit) {

    /** Copies the names. */
    public DeployedHosts {
        limit = List.copyOf(limit);
    }

    /**
     * Those that are not ignored and have something to deploy, within the limit.
     *
     * @return in the order of the environment
     */
    public List<HostPlan> hosts() {
        Set<String> deployed = new LinkedHashSet<>();
        for (RootPlan root : environment.roots()) {
            if (!root.ignored() && within(root.host().name())) {
                deployed.add(root.host().name());
            }
        }
        List<HostPlan> hosts = new ArrayList<>();
        for (HostPlan host : environment.hostPlans()) {
            if (!host.ignored() && deployed.contains(host.name())) {
                hosts.add(host);
            }
        }
        return hosts;
    }

    private boolean within(String host) {
        return limit.isEmpty() || limit.contains(host);
    }

    /**
     * Why there are no {@link #hosts}.
     *
     * @return a sentence without its end
     */
    public String whyNone() {
        List<String> hosts = new ArrayList<>();
        boolean ignored = true;
        for (HostPlan host : environment.hostPlans()) {
            if (within(host.name())) {
                hosts.add(host.name());
                ignored &= host.ignored();
            }
        }
        if (hosts.isEmpty()) {
            return "environment '" + environment.name() + "' has no hosts";
        }
        String names = HostNames.text(hosts);
        if (!ignored) {
            return "all components on " + names + " are ignored";
        }
        return names + (hosts.size() == 1 ? " is ignored" : " are ignored");
    }
}
