package dev.launchway.engine.expand;

import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.plan.EnvironmentPlan;
import java.util.List;

/**
 * A configured environment.
 *
 * @param plan what the compiler proved
 * @param roots all its roots, by index
 * @param resources what was provided, by key in the order of hosts
 * @param secrets the secrets in all these; those that are made while they are deployed are added
 * @param warnings what is doubtful in them
 * @param names the addresses of names, as they were looked up
 */
public record ExpandedEnvironment(
        EnvironmentPlan plan,
        List<ExpandedRoot> roots,
        List<ProvidedValue> resources,
        KnownSecrets secrets,
        List<ModelWarning> warnings,
        ResolvedNames names) {

    /**
     * A provided resource.
     *
     * @param key its key
     * @param root the index of the root that provides it
     * @param value the value
     */
    public record ProvidedValue(String key, int root, Object value) {}
}
