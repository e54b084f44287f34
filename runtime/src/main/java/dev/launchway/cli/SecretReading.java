package dev.launchway.cli;

import dev.launchway.diagnostic.Code;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.expand.ModelProblem;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.SecretReference;
import dev.launchway.report.Output;
import dev.launchway.secrets.key.IdentityPlaces;
import dev.launchway.secrets.lookup.FileSupply;
import dev.launchway.secrets.lookup.SecretFault;
import dev.launchway.secrets.lookup.SecretLookup;
import dev.launchway.secrets.lookup.UnreadableSecretsException;
import dev.launchway.secrets.source.SecretSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the secrets of an environment for a command, as the user who has started it. */
final class SecretReading {

    /** How many secrets a message names. */
    private static final int MOST_NAMED = 5;

    private final Session session;

    SecretReading(Session session) {
        this.session = session;
    }

    EnvironmentPlan read(EnvironmentPlan environment) throws InvalidModelException, InterruptedException {
        try {
            return lookup().read(environment);
        } catch (UnreadableSecretsException e) {
            throw new InvalidModelException(e.faults().stream()
                    .map(fault -> problem(fault, environment))
                    .toList());
        }
    }

    private SecretLookup lookup() {
        Arguments arguments = session.arguments();
        ProcessContext context = session.context();
        Optional<Path> identity = arguments.has(Option.IDENTITY)
                ? Optional.of(context.directory().resolve(arguments.value(Option.IDENTITY)))
                : Optional.empty();
        Optional<Consumer<String>> people = context.inIsTerminal() ? Optional.of(this::announce) : Optional.empty();
        IdentityPlaces places =
                new IdentityPlaces(identity, context.variables(), Path.of(System.getProperty("user.home")), people);
        return new SecretLookup(
                new FileSupply(session.source().secrets(), places),
                source -> SecretSources.open(source, context.variables(), context.directory()));
    }

    /** The question itself is another program's, on the line below. */
    private void announce(String question) {
        Output output = session.output();
        output.clearLine();
        output.err().println(question);
        output.err().flush();
    }

    private static ModelProblem problem(SecretFault fault, EnvironmentPlan environment) {
        return new ModelProblem(
                fault.kind() == SecretFault.Kind.CLOSED ? Code.LW166_SECRETS_CLOSED : Code.LW167_UNREADABLE_SECRET,
                environment.name(),
                "",
                "",
                fault.message(),
                details(fault, environment),
                fault.place(),
                fault.help(),
                "");
    }

    private static List<String> details(SecretFault fault, EnvironmentPlan environment) {
        List<String> details = new ArrayList<>(List.of(needed(fault, environment)));
        for (String line : fault.details()) {
            details.add("it said: " + line);
        }
        return details;
    }

    private static String needed(SecretFault fault, EnvironmentPlan environment) {
        List<String> named = new ArrayList<>();
        for (SecretReference secret : fault.secrets()) {
            if (named.size() == MOST_NAMED) {
                named.add("and " + (fault.secrets().size() - MOST_NAMED) + " more");
                break;
            }
            String place = environment.placeOf(secret);
            named.add(place.isEmpty() ? secret.name() : secret.name() + " (" + place + ")");
        }
        return "needed: " + String.join(", ", named);
    }
}
