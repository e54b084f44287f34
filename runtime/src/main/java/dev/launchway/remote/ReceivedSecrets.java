package dev.launchway.remote;

import dev.launchway.agent.protocol.Assignment;
import dev.launchway.annotation.Scope;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Expansion;
import dev.launchway.engine.expand.ForeignValues;
import dev.launchway.engine.expand.Node;
import dev.launchway.plan.AttributeOverride;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.RequirementMember;
import dev.launchway.plan.SecretReference;
import dev.launchway.plan.SecretValue;
import dev.launchway.plan.ServicePlan;
import dev.launchway.text.Names;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which host receives which secrets of an environment. It is read from what each host would be told, with placeholders in place of
 * the values: where a placeholder stands, the value would stand.
 */
public final class ReceivedSecrets {

    private final EnvironmentPlan environment;
    private final Assignments assignments;
    private final HostRoots roots;
    private final Map<String, Map<SecretReference, Set<Way>>> byHost = new LinkedHashMap<>();

    /** How a secret gets to a host. */
    public sealed interface Way {}

    /**
     * By an attribute of one of its own root components.
     *
     * @param root the component's name
     * @param attribute the attribute, in kebab case
     */
    public record ByAttribute(String root, String attribute) implements Way {}

    /**
     * By a resource that another host provides.
     *
     * @param key the resource's key
     * @param requirer the breadcrumb of the component that requires it
     * @param field the field that requires it
     */
    public record ByResource(String key, String requirer, String field) implements Way {}

    /**
     * Looks at an environment.
     *
     * @param service the service's plan
     * @param environment the environment, with references to its secrets
     * @param model the same, configured with placeholders in place of secrets
     */
    public ReceivedSecrets(ServicePlan service, EnvironmentPlan environment, ExpandedEnvironment model) {
        this.environment = environment;
        this.assignments = new Assignments(service, model);
        this.roots = new HostRoots(model);
        for (HostPlan host : new DeployedHosts(model.plan(), List.of()).hosts()) {
            byHost.put(host.name(), find(host));
        }
    }

    /**
     * The secrets of the environment, whether a host receives them or not.
     *
     * @return in the order of the environment
     */
    public Set<SecretReference> all() {
        return environment.secrets();
    }

    /**
     * What each host receives that is deployed.
     *
     * @return by host in the order of the environment, in the order of {@link #all}; empty for a host that receives none
     */
    public Map<String, Map<SecretReference, Set<Way>>> byHost() {
        return byHost;
    }

    private Map<SecretReference, Set<Way>> find(HostPlan host) {
        Assignment assignment = assignments.of(host).assignment();
        Map<SecretReference, Set<Way>> received = new LinkedHashMap<>();
        for (SecretReference secret : environment.secrets()) {
            Set<Way> ways = new LinkedHashSet<>();
            assignment.slice().overrides().forEach((root, overrides) -> {
                for (AttributeOverride override : overrides) {
                    if (holds(override.value(), secret)) {
                        ways.add(new ByAttribute(root, Names.kebab(override.field())));
                    }
                }
            });
            for (ForeignValues values : assignment.foreign()) {
                if (holds(values.values(), secret)) {
                    ways.addAll(requirers(host, values.key()));
                }
            }
            if (!ways.isEmpty()) {
                received.put(secret, ways);
            }
        }
        return received;
    }

    /** Whether the value of a secret, or what was made of it, is part of some data. */
    private boolean holds(Object data, SecretReference secret) {
        if (data instanceof SecretValue value) { // it has its name still when something else was made of it
            return value.name().equals(secret.name())
                    || standsIn(new String(value.content(), StandardCharsets.UTF_8), secret);
        }
        if (data instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(one -> holds(one, secret));
        }
        if (data instanceof List<?> list) {
            return list.stream().anyMatch(one -> holds(one, secret));
        }
        return data instanceof String text && standsIn(text, secret);
    }

    /** The placeholder of one secret may begin like that of another. */
    private boolean standsIn(String text, SecretReference secret) {
        String placeholder = Expansion.placeholder(secret);
        for (int at = text.indexOf(placeholder); at >= 0; at = text.indexOf(placeholder, at + 1)) {
            if (!isLonger(text, at, placeholder)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLonger(String text, int at, String placeholder) {
        for (SecretReference other : environment.secrets()) {
            String longer = Expansion.placeholder(other);
            if (longer.length() > placeholder.length() && text.startsWith(longer, at)) {
                return true;
            }
        }
        return false;
    }

    private List<Way> requirers(HostPlan host, String key) {
        List<Way> requirers = new ArrayList<>();
        for (ExpandedRoot root : roots.of(host.name())) {
            addRequirers(root.node(), key, requirers);
        }
        return requirers;
    }

    private static void addRequirers(Node node, String key, List<Way> requirers) {
        for (RequirementMember requirement : node.definition().members().requirements()) {
            if (requirement.key().equals(key) && requirement.scope() != Scope.SAME_HOST) {
                requirers.add(new ByResource(key, node.breadcrumb(), requirement.field()));
            }
        }
        node.children().forEach(child -> addRequirers(child, key, requirers));
    }
}
