package dev.launchway.engine.expand;

import dev.launchway.api.internal.SecretPlaceholders;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.SecretReference;
import dev.launchway.plan.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Placeholders in place of the secrets of an environment, and which root components have looked at one. */
final class Placeholders {

    private final EnvironmentPlan environment;

    Placeholders(EnvironmentPlan environment) {
        this.environment = environment;
    }

    static String of(SecretReference secret) {
        return SecretPlaceholders.of(secret.name());
    }

    /** The environment with placeholders. */
    EnvironmentPlan inPlace() {
        Map<SecretReference, SecretValue> values = new HashMap<>();
        for (SecretReference secret : environment.secrets()) {
            values.put(secret, new SecretValue(secret.name(), of(secret).getBytes(StandardCharsets.UTF_8)));
        }
        return environment.withSecrets(values);
    }

    /** From now on code of a root component runs in this thread. */
    void watch(RootState root) {
        SecretPlaceholders.watch(root.lookedAt::add);
    }

    void end() {
        SecretPlaceholders.watch(null);
    }
}
