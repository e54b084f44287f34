package dev.launchway.engine.expand;

import dev.launchway.annotation.Scope;
import dev.launchway.api.Resource;
import dev.launchway.diagnostic.Code;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.EnvironmentPlan.ResourceGroup;
import dev.launchway.plan.RequirementMember;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Sets the fields of required resources from what has been provided. */
final class Requirements {

    private static final int NAMED_PROVIDERS = 4;

    private final EnvironmentPlan environment;
    private final RootState[] roots;
    private final ResourcePool pool;
    private final Problems problems;

    Requirements(EnvironmentPlan environment, RootState[] roots, ResourcePool pool, Problems problems) {
        this.problems = problems;
        this.environment = environment;
        this.roots = roots;
        this.pool = pool;
    }

    /**
     * Sets all requirements of a component.
     *
     * @throws ModelRuleException when there are too few or too many values
     * @throws RootFailedException when a root that could provide one has failed
     */
    void inject(RootState root, Node node) {
        for (RequirementMember requirement : node.definition().members().requirements()) {
            node.definition().write(node.component(), requirement.field(), value(root, node, requirement));
        }
    }

    private Object value(RootState root, Node node, RequirementMember requirement) {
        List<Object> values = requirement.scope() == Scope.SAME_HOST
                ? pool.sameHost(requirement.key(), root, requirement.withSource())
                : pool.all(requirement.key(), requirement.withSource());
        values = decoded(values, requirement);
        Set<Integer> providers = Set.of();
        if (values.isEmpty() || !problems.all().isEmpty()) {
            providers = potentialProviders(root, requirement);
            for (int provider : providers) {
                if (roots[provider].failed) {
                    throw RootFailedException.whole();
                }
            }
        }
        return switch (requirement.cardinality()) {
            case ANY -> values;
            case LIST -> {
                if (values.isEmpty()) {
                    throw nothing(node, requirement, providers);
                }
                yield values;
            }
            case OPTIONAL -> {
                if (values.size() > 1) {
                    throw several(node, requirement, values.size(), "at most one");
                }
                yield values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
            }
            case ONE -> {
                if (values.isEmpty()) {
                    throw nothing(node, requirement, providers);
                }
                if (values.size() > 1) {
                    throw several(node, requirement, values.size(), "exactly one");
                }
                yield values.get(0);
            }
        };
    }

    /** Values of other hosts are put together by the type that the requirement has, which the compiler has compared. */
    @SuppressWarnings("ReferenceEquality") // the same object means that there was nothing to do
    private static List<Object> decoded(List<Object> values, RequirementMember requirement) {
        List<Object> decoded = null;
        for (int i = 0; i < values.size(); i++) {
            Object value = decoded(values.get(i), requirement);
            if (value != values.get(i)) {
                decoded = decoded == null ? new ArrayList<>(values) : decoded;
                decoded.set(i, value);
            }
        }
        return decoded == null ? values : Collections.unmodifiableList(decoded);
    }

    private static Object decoded(Object value, RequirementMember requirement) {
        if (value instanceof ForeignValues.Encoded encoded) {
            return requirement.type().decode(encoded.data());
        }
        return value instanceof Resource<?> source && source.value() instanceof ForeignValues.Encoded
                ? new Resource<>(decoded(source.value(), requirement), source.host(), source.component())
                : value;
    }

    /** Which roots the compiler counted on: those that this one awaits, or, where the order is reversed, that await it. */
    private Set<Integer> potentialProviders(RootState root, RequirementMember requirement) {
        if (requirement.peers()) {
            return peers(requirement);
        }
        Set<Integer> providers = new TreeSet<>();
        List<ResourceGroup> groups = environment.groups();
        if (requirement.reverse()) {
            for (int other = 0; other < roots.length; other++) {
                for (int group : environment.awaitedGroups(other)) {
                    ResourceGroup awaited = groups.get(group);
                    if (awaited.key().equals(requirement.key())
                            && awaited.members().contains(root.plan.index())) {
                        providers.add(other);
                    }
                }
            }
            return providers;
        }
        for (int group : environment.awaitedGroups(root.plan.index())) {
            if (groups.get(group).key().equals(requirement.key())) {
                providers.addAll(groups.get(group).members());
            }
        }
        return providers;
    }

    /** Those that provide it by a method; no order tells of them. One that could not be made may have been one. */
    private Set<Integer> peers(RequirementMember requirement) {
        Set<Integer> providers = new TreeSet<>();
        for (int other = 0; other < roots.length; other++) {
            RootState root = roots[other];
            boolean provides = root.here == null
                    ? root.failed
                    : root.definition().members().provisions().stream()
                            .anyMatch(provision -> provision.key().equals(requirement.key()));
            if (provides) {
                providers.add(other);
            }
        }
        return providers;
    }

    private ModelRuleException nothing(Node node, RequirementMember requirement, Set<Integer> providers) {
        String message = "nothing provides '" + requirement.key() + "', which " + field(node, requirement) + " requires"
                + (requirement.scope() == Scope.SAME_HOST ? " from its own host" : "");
        if (providers.isEmpty()) {
            return new ModelRuleException(
                    Code.LW232_NOT_PROVIDED,
                    message,
                    "assign a component that provides it, or make the requirement optional");
        }
        List<String> names = new ArrayList<>();
        for (int provider : providers) {
            names.add(roots[provider].plan.name() + " on "
                    + roots[provider].host().name());
        }
        return new ModelRuleException(
                Code.LW232_NOT_PROVIDED,
                message,
                list(names) + " could provide it, but configure made no sub-component that does:"
                        + " make it in any case, or make the requirement optional");
    }

    private ModelRuleException several(Node node, RequirementMember requirement, int count, String expected) {
        return new ModelRuleException(
                Code.LW233_PROVIDED_OFTEN,
                field(node, requirement) + " takes " + expected + " '" + requirement.key() + "', and there are "
                        + count,
                "provided by " + list(pool.providers(requirement.key())) + "; take a List, or leave one provider");
    }

    private static String list(List<String> names) {
        int shown = Math.min(NAMED_PROVIDERS, names.size());
        String text = String.join(", ", names.subList(0, shown));
        return names.size() > shown ? text + " and " + (names.size() - shown) + " more" : text;
    }

    private static String field(Node node, RequirementMember requirement) {
        return node.definition().type().getSimpleName() + "." + requirement.field();
    }
}
