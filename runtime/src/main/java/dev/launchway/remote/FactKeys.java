package dev.launchway.remote;

import dev.launchway.agent.protocol.TravellingBytes;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.facts.RootKeys;
import dev.launchway.plan.RootPlan;
import dev.launchway.remote.bootstrap.Bootstrap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Under which keys hosts keep the facts of their root components: what a root component came out as, all that its host is told of the
 * environment or can ask for, and the layers that it runs.
 */
final class FactKeys {

    private final ExpandedEnvironment model;
    private final NeedsOfHosts needs;
    private final Bootstrap bootstrap;
    private final byte[] hosts;

    FactKeys(ExpandedEnvironment model, NeedsOfHosts needs, Bootstrap bootstrap) {
        this.model = model;
        this.needs = needs;
        this.bootstrap = bootstrap;
        this.hosts = TravellingBytes.of(model.plan().hostPlans());
    }

    /**
     * The keys of a host.
     *
     * @param told what it is told
     * @return by index in the slice, of the root components that are deployed there; none where this program cannot read its layers
     */
    Map<Integer, String> of(HostAssignment told) {
        RootKeys keys;
        try {
            byte[] layers = bootstrap.hash(needs.of(told.assignment().host())).getBytes(StandardCharsets.US_ASCII);
            keys = new RootKeys(List.of(hosts, TravellingBytes.of(told.assignment()), layers));
        } catch (IOException e) {
            return Map.of();
        }
        Map<Integer, String> byPosition = new LinkedHashMap<>();
        told.fingerprints().forEach((position, fingerprint) -> {
            RootPlan root = model.plan().roots().get(told.roots().get(position));
            if (!root.ignored()) {
                byPosition.put(position, keys.of(root.name(), fingerprint));
            }
        });
        return byPosition;
    }
}
