package dev.launchway.engine.expand;

import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.engine.template.AbsentFiles;
import dev.launchway.engine.template.FilesRead;
import dev.launchway.engine.template.Templates;
import dev.launchway.plan.Definitions;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.SecretReference;
import dev.launchway.plan.ServicePlan;
import java.time.Instant;
import java.util.List;

/**
 * Expands environments: makes all their components and configures them, in memory. Nothing is read from or written to a target.
 *
 * <p>Not thread-safe.
 */
public final class Expansion {

    private final ServicePlan plan;
    private final ExpansionSettings settings;
    private final Definitions definitions = new Definitions();
    private final KnownSecrets secrets = new KnownSecrets();
    private final Templates templates = new Templates(definitions, secrets);
    private final FilesRead read = new FilesRead();
    private final AbsentFiles absent;

    /**
     * Prepares to expand environments of a plan.
     *
     * @param plan the service's plan
     * @param settings what is not in it
     */
    public Expansion(ServicePlan plan, ExpansionSettings settings) {
        this(plan, settings, AbsentFiles.NONE);
    }

    /**
     * Prepares to expand environments where not all files of definition directories are.
     *
     * @param plan the service's plan
     * @param settings what is not in it
     * @param absent knows of the files that are not here
     */
    public Expansion(ServicePlan plan, ExpansionSettings settings, AbsentFiles absent) {
        this.plan = plan;
        this.settings = settings;
        this.absent = absent;
        secrets.literals().addLater(() -> read.texts(plan.classLoader()));
    }

    /**
     * The files of definition directories that the environments expanded so far have read.
     *
     * @return what was read; it grows with each environment
     */
    public FilesRead read() {
        return read;
    }

    /**
     * The secrets of the environments expanded so far.
     *
     * @return what was found, by failed expansions too; it grows with each environment
     */
    public KnownSecrets secrets() {
        return secrets;
    }

    /**
     * Expands an environment. Its {@code [resolver]} stays in use for this thread, and for those that it starts; its time zone
     * and its locale for all of this Java.
     *
     * @param environment the environment
     * @return all its root components, ignored ones included, with each host's platform decided
     * @throws InvalidModelException with all problems that could be found
     */
    public ExpandedEnvironment expand(EnvironmentPlan environment) throws InvalidModelException {
        return expansion(environment).at(Instant.now()).run(List.of());
    }

    /**
     * Expands an environment with placeholders in place of secrets that were not looked up.
     *
     * @param environment the environment
     * @return all its root components
     * @throws InvalidModelException with all problems that could be found; one may come of a placeholder where its code is {@link
     *     dev.launchway.diagnostic.Code#LW168_PLACEHOLDER_REFUSED}
     */
    public ExpandedEnvironment expandWithoutSecrets(EnvironmentPlan environment) throws InvalidModelException {
        if (environment.secrets().isEmpty()) {
            return expand(environment);
        }
        Placeholders placeholders = new Placeholders(environment);
        try {
            return expansion(placeholders.inPlace()).at(Instant.now()).run(placeholders);
        } finally {
            placeholders.end();
        }
    }

    /**
     * What stands in place of a secret that was not looked up, alone or as a part of a longer text.
     *
     * @param secret the secret
     * @return a text that can be told from all others
     */
    public static String placeholder(SecretReference secret) {
        return Placeholders.of(secret);
    }

    /**
     * Expands what a host knows of an environment.
     *
     * @param environment the plan of a {@link dev.launchway.plan.EnvironmentSlice}
     * @param foreign what root components of other hosts provide: these are not expanded
     * @return the host's own root components
     * @throws InvalidModelException with all problems that could be found
     */
    public ExpandedEnvironment expand(EnvironmentPlan environment, List<ForeignValues> foreign)
            throws InvalidModelException {
        return expansion(environment).run(foreign);
    }

    private EnvironmentExpansion expansion(EnvironmentPlan environment) {
        EnvironmentPlan decided = environment.withPlatforms(settings.platform());
        secrets.listen();
        secrets.addNames(List.of(environment.name()));
        return new EnvironmentExpansion(plan, decided, settings, definitions, templates, absent, read, secrets);
    }
}
