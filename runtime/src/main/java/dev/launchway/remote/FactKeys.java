package dev.launchway.remote;

import dev.launchway.agent.protocol.TravellingBytes;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.facts.RootKeys;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.RootPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Under which keys hosts keep the facts of their root components: what a root component came out as, all that its host is told of the
 * environment or can ask for, and the layers that it runs.
 */
public final class FactKeys {

    private final ExpandedEnvironment model;
    private final NeedsOfHosts needs;
    private final Bootstrap bootstrap;
    private final byte[] hosts;

    FactKeys(ExpandedEnvironment model, NeedsOfHosts needs, Bootstrap bootstrap) {
        this.model = model;
        this.needs = needs;
        this.bootstrap = bootstrap;
        this.hosts = hosts(model);
    }

    /**
     * The keys of a host.
     *
     * @param told what it is told
     * @return by index in the slice, of the root components that are deployed there; none where this program cannot read its layers
     */
    Map<Integer, String> of(HostAssignment told) {
        String layers;
        try {
            layers = bootstrap.hash(needs.of(told.assignment().host()));
        } catch (IOException e) {
            return Map.of();
        }
        return of(model, hosts, told, layers);
    }

    /** In brief: each host has it in its keys, and there may be many. */
    private static byte[] hosts(ExpandedEnvironment model) {
        return Sha256.digest().digest(TravellingBytes.of(model.plan().hostPlans()));
    }

    private static Map<Integer, String> of(
            ExpandedEnvironment model, byte[] hosts, HostAssignment told, String program) {
        RootKeys keys = new RootKeys(
                List.of(hosts, TravellingBytes.of(told.assignment()), program.getBytes(StandardCharsets.UTF_8)));
        Map<Integer, String> byPosition = new LinkedHashMap<>();
        told.fingerprints().forEach((position, fingerprint) -> {
            RootPlan root = model.plan().roots().get(told.roots().get(position));
            if (!root.ignored()) {
                byPosition.put(position, keys.of(root.name(), fingerprint));
            }
        });
        return byPosition;
    }

    /**
     * The keys of this machine, where it is a host and no layers are made.
     *
     * @param service what the environment is one of
     * @param model the configured environment
     * @param host the host
     * @param program what tells this program from every other one
     * @return by index in the environment, of the root components that are deployed here
     */
    public static Map<Integer, String> ofThisMachine(
            ServicePlan service, ExpandedEnvironment model, HostPlan host, String program) {
        HostAssignment told = new Assignments(service, model).of(host);
        Map<Integer, String> byRoot = new LinkedHashMap<>();
        of(model, hosts(model), told, program)
                .forEach((position, key) -> byRoot.put(told.roots().get(position), key));
        return byRoot;
    }
}
