package dev.launchway.cli;

import dev.launchway.cli.overview.Overview;
import dev.launchway.cli.overview.OverviewBuilder;
import dev.launchway.cli.overview.OverviewJson;
import dev.launchway.cli.overview.OverviewText;
import dev.launchway.cli.overview.SecretsJson;
import dev.launchway.cli.overview.SecretsText;
import dev.launchway.cli.overview.SecretsView;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.report.LogCommands;
import dev.launchway.report.Output;
import dev.launchway.report.TextReport;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** {@code plan}: shows an environment. */
final class PlanCommand {

    private static final List<String> FORMATS = List.of("text", "json");

    private final Session session;

    PlanCommand(Session session) {
        this.session = session;
    }

    int run() throws UsageException {
        boolean json = format().equals("json");
        session.requireUseOfIdentity();
        EnvironmentPlan environment =
                session.environment(session.arguments().operands().get(0));
        Output output = session.output();
        String shown;
        try {
            shown = shown(environment, json);
        } catch (InvalidModelException e) {
            EventSink sink =
                    new TextReport(Session.errorsOf(output), session.arguments().has(Option.VERBOSE));
            Session.tell(e, sink);
            sink.accept(new RunFinished(environment.name(), Mode.CHECK, 0, 0, 0, 0, Duration.ZERO));
            return ExitCode.MODEL_INVALID;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        if (json) {
            PrintStream utf8 = new PrintStream(output.out(), true, StandardCharsets.UTF_8);
            utf8.print(LogCommands.json(shown));
            utf8.flush();
        } else {
            output.out().print(LogCommands.plain(shown));
        }
        return ExitCode.DONE;
    }

    private String shown(EnvironmentPlan environment, boolean json)
            throws UsageException, InvalidModelException, InterruptedException {
        boolean sudoers = session.arguments().has(Option.SUDOERS);
        if (!sudoers && !session.arguments().value(Option.ONLY_HOST).isEmpty()) {
            throw new UsageException("--host is for --sudoers: an overview is of all hosts", "add --sudoers");
        }
        if (sudoers && session.arguments().has(Option.RECEIVERS)) {
            throw new UsageException("--sudoers and --secrets print different things", "leave out one of them");
        }
        if (sudoers) {
            return new SudoersOverview(session, environment).text(json);
        }
        return session.arguments().has(Option.RECEIVERS) ? receivers(environment, json) : overview(environment, json);
    }

    private String overview(EnvironmentPlan environment, boolean json)
            throws InvalidModelException, InterruptedException {
        Overview overview = OverviewBuilder.of(session.expand(environment, session.expansion()));
        return json
                ? OverviewJson.of(overview)
                : OverviewText.of(overview, session.output().outStyle());
    }

    private String receivers(EnvironmentPlan environment, boolean json) throws InvalidModelException, UsageException {
        if (session.arguments().has(Option.WITH_SECRETS)) {
            throw new UsageException(
                    "--secrets shows who receives secrets, and reads none", "leave out --with-secrets");
        }
        SecretsView view = new SecretReceivers(session, environment).view();
        return json
                ? SecretsJson.of(view)
                : SecretsText.of(view, session.output().outStyle());
    }

    private String format() throws UsageException {
        String format = session.arguments().value(Option.FORMAT);
        boolean json = session.arguments().has(Option.JSON);
        if (!format.isEmpty() && !FORMATS.contains(format)) {
            throw new UsageException(
                    "there is no format '" + format + "'", ArgumentParser.didYouMean(format, FORMATS, "formats: "));
        }
        if (json && format.equals("text")) {
            throw new UsageException("--json and --format text contradict each other", "leave out one of them");
        }
        return json || format.equals("json") ? "json" : "text";
    }
}
