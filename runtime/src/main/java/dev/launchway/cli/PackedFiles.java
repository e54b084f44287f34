package dev.launchway.cli;

import dev.launchway.diagnostic.Code;
import dev.launchway.engine.expand.InstalledPlan;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.expand.ModelProblem;
import dev.launchway.plan.EnvironmentPlan;
import java.util.ArrayList;
import java.util.List;

/** Compares the files of an environment that are packed beside its plan with those that it was proved against. */
final class PackedFiles {

    static final String DIRECTORY = "environments/";
    private static final String ENVIRONMENT = ".toml";
    static final String SECRETS = ".secrets.toml";

    private PackedFiles() {}

    /**
     * Compares environment files by their content, and files of secrets by the names in them.
     *
     * @param environment the environment
     * @param source has the files
     * @throws InvalidModelException when one differs, is missing, or was added
     */
    static void check(EnvironmentPlan environment, PlanSource source) throws InvalidModelException {
        ClassLoader loader = source.resources();
        InstalledPlan.checkFiles(environment, loader);
        List<ModelProblem> problems = new ArrayList<>();
        for (String file : environment.digests().keySet()) {
            String secrets = file.substring(0, file.length() - ENVIRONMENT.length()) + SECRETS;
            String digest = environment.secretNames().get(secrets);
            if (digest != null) {
                PackedSecrets.fault(secrets, digest, source.secrets())
                        .ifPresent(message -> problems.add(problem(environment, secrets, message)));
            } else if (loader.getResource(DIRECTORY + secrets) != null) {
                problems.add(problem(
                        environment,
                        secrets,
                        "the environment was proved without " + DIRECTORY + secrets + ", which is in this program"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidModelException(problems);
        }
    }

    private static ModelProblem problem(EnvironmentPlan environment, String file, String message) {
        return new ModelProblem(
                Code.LW342_OTHER_ENVIRONMENT_FILE,
                environment.name(),
                "",
                "",
                message,
                List.of(),
                DIRECTORY + file,
                "build again: mvn clean package",
                "");
    }
}
