package dev.launchway.cli;

import dev.launchway.cli.overview.SecretsView;
import dev.launchway.cli.overview.SecretsView.HostView;
import dev.launchway.cli.overview.SecretsView.ReceiverView;
import dev.launchway.cli.overview.SecretsView.SecretView;
import dev.launchway.cli.overview.SecretsView.ThroughView;
import dev.launchway.diagnostic.Code;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.expand.ModelProblem;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.SecretReference;
import dev.launchway.plan.SecretSource;
import dev.launchway.remote.ReceivedSecrets;
import dev.launchway.remote.ReceivedSecrets.ByAttribute;
import dev.launchway.remote.ReceivedSecrets.ByResource;
import dev.launchway.remote.ReceivedSecrets.Way;
import dev.launchway.secrets.file.InvalidSecretsException;
import dev.launchway.secrets.file.SecretsFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out who receives the secrets of an environment. Nobody's identity is needed: no value is read. */
final class SecretReceivers {

    private static final String DIRECTORY = "environments/";

    private final Session session;
    private final EnvironmentPlan environment;

    SecretReceivers(Session session, EnvironmentPlan environment) {
        this.session = session;
        this.environment = environment;
    }

    SecretsView view() throws InvalidModelException {
        session.source().checkFiles(environment);
        ReceivedSecrets received = new ReceivedSecrets(
                session.plan(), environment, session.expansion().expandWithoutSecrets(environment));
        Set<SecretReference> all = new LinkedHashSet<>(environment.secrets());
        all.addAll(written());
        List<SecretView> secrets = new ArrayList<>();
        for (SecretReference secret : all) {
            secrets.add(new SecretView(secret.name(), from(secret), receivers(secret, received)));
        }
        List<HostView> hosts = new ArrayList<>();
        received.byHost()
                .forEach((host, own) -> hosts.add(new HostView(
                        host, own.keySet().stream().map(SecretReference::name).toList())));
        return new SecretsView(environment.name(), List.copyOf(secrets), List.copyOf(hosts));
    }

    private static List<ReceiverView> receivers(SecretReference secret, ReceivedSecrets received) {
        List<ReceiverView> receivers = new ArrayList<>();
        for (Map.Entry<String, Map<SecretReference, Set<Way>>> host :
                received.byHost().entrySet()) {
            Set<Way> ways = host.getValue().get(secret);
            if (ways != null) {
                receivers.add(new ReceiverView(
                        host.getKey(),
                        ways.stream().map(SecretReceivers::through).toList()));
            }
        }
        return receivers;
    }

    private static ThroughView through(Way way) {
        if (way instanceof ByResource resource) {
            return new ThroughView(resource.requirer(), resource.field(), resource.key());
        }
        ByAttribute attribute = (ByAttribute) way;
        return new ThroughView(attribute.root(), attribute.attribute(), "");
    }

    private String from(SecretReference secret) {
        if (secret.isFile()) {
            return DIRECTORY + secret.environment() + ".secrets/" + secret.name();
        }
        if (!secret.environment().isEmpty()) {
            return DIRECTORY + secret.environment() + ".secrets.toml";
        }
        SecretSource source = environment.secretSource().orElseThrow();
        String first = source.arguments().get(0);
        return switch (source.kind()) {
            case COMMAND -> "the command " + first;
            case ENVIRONMENT -> "a variable " + first + "…";
            case DIRECTORY -> first + (first.endsWith("/") ? "" : "/") + secret.name();
        };
    }

    /** What stands in the environment's own file of secrets, whether something refers to it or not. */
    private List<SecretReference> written() throws InvalidModelException {
        String file = DIRECTORY + environment.name() + ".secrets.toml";
        try {
            Optional<SecretsFile> secrets = session.source().secrets().secrets(environment.name());
            List<SecretReference> written = new ArrayList<>();
            if (secrets.isPresent()) {
                secrets.get().names().forEach(name -> written.add(reference(name.toString())));
                secrets.get().fileNames().forEach(name -> written.add(reference("files." + name)));
            }
            return written;
        } catch (InvalidSecretsException e) {
            throw unreadable(e.problem(), e.place(), e.help());
        } catch (IOException e) {
            throw unreadable("it cannot be read: " + e.getMessage(), file, "");
        }
    }

    private SecretReference reference(String key) {
        return new SecretReference(environment.name(), key);
    }

    private InvalidModelException unreadable(String problem, String place, String help) {
        return new InvalidModelException(List.of(new ModelProblem(
                Code.LW167_UNREADABLE_SECRET, environment.name(), "", "", problem, List.of(), place, help, "")));
    }
}
