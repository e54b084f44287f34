package dev.launchway.processor.check.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Constant;
import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.environment.ConfigValue;
import dev.launchway.processor.environment.SecretsCommand;
import dev.launchway.processor.environment.SharedSecrets;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Warns about shared secrets that no attribute of any environment refers to. */
final class UnusedSecrets {

    private UnusedSecrets() {}

    /**
     * Checks the files of secrets of all environments, where nothing is wrong with these: a reference with a typing error uses what it
     * was meant for.
     *
     * @param deployments all environments
     * @param diagnostics where warnings go
     */
    static void check(List<Deployment> deployments, Diagnostics diagnostics) {
        if (diagnostics.hasErrors()) {
            return;
        }
        Set<Constant> used = new HashSet<>();
        deployments.forEach(deployment -> deployment
                .overrides()
                .forEach(override -> override.value().leaves().forEach(used::add)));
        for (Deployment deployment : deployments) {
            SharedSecrets shared = deployment.environment().sharedSecrets();
            check(deployment, "secret", shared.values(), used, diagnostics);
            check(deployment, "secret-file", shared.files(), used, diagnostics);
        }
    }

    private static void check(
            Deployment deployment,
            String reference,
            Map<String, ConfigValue.Stored> shared,
            Set<Constant> used,
            Diagnostics diagnostics) {
        String environment = deployment.name();
        shared.forEach((name, secret) -> {
            boolean own = secret.environment().equals(environment);
            if (own && !used.contains(new Constant.SecretKey(environment, secret.key()))) {
                diagnostics.add(Diagnostic.warning(
                                Code.LW339_UNUSED_SECRET,
                                "no attribute refers to the secret " + (reference.equals("secret") ? "" : "file ") + "'"
                                        + name + "'")
                        .help("refer to it in environments/"
                                + deployment.environment().fileName() + ": ATTRIBUTE = { " + reference + " = \"" + name
                                + "\" }, or delete it by '" + SecretsCommand.edit(environment) + "'")
                        .in(secret.location().toString()));
            }
        });
    }
}
