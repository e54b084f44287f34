package dev.launchway.cli;

import dev.launchway.engine.event.HostNames;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides which host of an environment this machine is to be. */
final class LocalHost {

    private LocalHost() {}

    /**
     * Chooses a host.
     *
     * @param environment the environment
     * @param asked the host of the option {@code --host}; empty when it was not given
     * @param machine this machine's name, short or full
     */
    static HostPlan choose(EnvironmentPlan environment, String asked, String machine) throws UsageError {
        List<HostPlan> hosts = environment.hostPlans();
        if (!asked.isEmpty()) {
            return named(environment, asked);
        }
        if (hosts.size() == 1) {
            return hosts.get(0);
        }
        int dot = machine.indexOf('.');
        String shortName = dot < 0 ? machine : machine.substring(0, dot);
        for (String name : List.of(machine, shortName)) {
            for (HostPlan host : hosts) {
                if (host.name().equals(name) || host.fqdn().equals(name)) {
                    return host;
                }
            }
        }
        throw new UsageError(
                "environment '" + environment.name() + "' has " + hosts.size()
                        + " hosts, and none is named like this machine (" + machine + ")",
                "choose one with --host: " + HostNames.text(names(hosts)));
    }

    private static HostPlan named(EnvironmentPlan environment, String asked) throws UsageError {
        for (HostPlan host : environment.hostPlans()) {
            if (host.name().equals(asked) || host.fqdn().equals(asked)) {
                return host;
            }
        }
        List<String> names = names(environment.hostPlans());
        Optional<String> nearest = Nearest.to(asked, names);
        throw new UsageError(
                "environment '" + environment.name() + "' has no host '" + asked + "'",
                nearest.isPresent() ? "did you mean '" + nearest.get() + "'?" : "hosts: " + HostNames.text(names));
    }

    private static List<String> names(List<HostPlan> hosts) {
        List<String> names = new ArrayList<>();
        for (HostPlan host : hosts) {
            names.add(host.name());
        }
        return names;
    }
}
