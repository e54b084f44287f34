package dev.launchway.cli;

import dev.launchway.engine.event.HostNames;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import java.util.ArrayList;
import java.util.List;

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
    static HostPlan choose(EnvironmentPlan environment, String asked, String machine) throws UsageException {
        if (!asked.isEmpty()) {
            return named(environment, asked);
        }
        List<HostPlan> hosts = deployed(environment.hostPlans());
        if (hosts.size() == 1) {
            return hosts.get(0);
        }
        if (hosts.isEmpty()) {
            throw none(environment);
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
        throw new UsageException(
                "environment '" + environment.name() + "' has " + hosts.size()
                        + " hosts, and none is named like this machine (" + machine + ")",
                "choose one with --host: " + HostNames.text(names(hosts)));
    }

    private static HostPlan named(EnvironmentPlan environment, String asked) throws UsageException {
        List<HostPlan> selected = new HostSelection(environment).of(asked);
        List<HostPlan> hosts = deployed(selected);
        if (hosts.isEmpty()) {
            HostPlan ignored = selected.get(0);
            throw new UsageException(
                    "host '" + ignored.name() + "' of environment '" + environment.name() + "' is ignored, in "
                            + ignored.location(),
                    "take away its '!', or 'ignore', to deploy it");
        }
        if (hosts.size() > 1) {
            throw new UsageException(
                    "'" + asked + "' names " + hosts.size() + " hosts of environment '" + environment.name()
                            + "', and this machine can be one alone",
                    "choose one of them: " + HostNames.text(names(hosts)));
        }
        return hosts.get(0);
    }

    private static UsageException none(EnvironmentPlan environment) {
        List<HostPlan> ignored = environment.hostPlans();
        return ignored.isEmpty()
                ? new UsageException(
                        "environment '" + environment.name() + "' has no hosts",
                        "name one in [hosts] of environments/" + environment.name() + ".toml")
                : new UsageException(
                        "all hosts of environment '" + environment.name() + "' are ignored: "
                                + HostNames.text(names(ignored)),
                        "take away the '!', or 'ignore', of the one to deploy");
    }

    private static List<HostPlan> deployed(List<HostPlan> hosts) {
        return hosts.stream().filter(host -> !host.ignored()).toList();
    }

    private static List<String> names(List<HostPlan> hosts) {
        List<String> names = new ArrayList<>();
        for (HostPlan host : hosts) {
            names.add(host.name());
        }
        return names;
    }
}
