package dev.launchway.cli;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.Problem;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.report.CleanText;
import dev.launchway.report.JsonReport;
import dev.launchway.report.LogCommands;
import dev.launchway.report.Output;
import dev.launchway.report.Style;
import dev.launchway.report.TextReport;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;

/** Runs one command, from the command line to the exit code. */
final class Launch {

    private final ProcessContext context;
    private final PlanSource source;

    Launch(ProcessContext context, PlanSource source) {
        this.context = context;
        this.source = source;
    }

    /**
     * Runs.
     *
     * @param args the command line
     * @return the exit code
     */
    int run(String[] args) {
        Arguments arguments = null;
        int code;
        try {
            arguments = ArgumentParser.parse(args);
            code = run(arguments, String.join(" ", args));
        } catch (UsageException e) {
            code = misused(e, arguments);
        } catch (RuntimeException | Error e) {
            code = defect(e, arguments);
        }
        return told(arguments) ? code : code == ExitCode.DONE ? ExitCode.FAILED : code;
    }

    /** Whether all that was to be told could be written; tells it on the other stream where it could not. */
    private boolean told(Arguments arguments) {
        context.out().flush();
        context.err().flush();
        String out = failure(context.out());
        String err = failure(context.err());
        if (!out.isEmpty()) {
            error(output(arguments), "cannot write to standard output: " + out);
        } else if (!err.isEmpty() && (arguments == null || !arguments.has(Option.JSON))) {
            context.out().println("error: cannot write to standard error: " + CleanText.of(err));
        }
        context.out().flush();
        context.err().flush();
        return out.isEmpty() && err.isEmpty();
    }

    private static String failure(PrintStream stream) {
        return stream instanceof StandardStream standard ? standard.failure() : "";
    }

    private int run(Arguments arguments, String commandLine) throws UsageException {
        if (arguments.has(Option.HELP)) {
            context.out().print(HelpText.of(arguments));
            return ExitCode.DONE;
        }
        if (arguments.has(Option.VERSION)) {
            context.out().print(HelpText.version());
            return ExitCode.DONE;
        }
        try {
            return switch (arguments.command()) {
                case LOCAL -> new LocalCommand(session(arguments, commandLine)).run();
                case REMOTE -> new RemoteCommand(session(arguments, commandLine)).run();
                case CHECK -> new CheckCommand(session(arguments, commandLine)).run();
                case PLAN -> new PlanCommand(session(arguments, commandLine)).run();
                case SECRETS -> new SecretsCommand(arguments, context, source).run();
                case EXPLAIN -> new ExplainCommand(arguments, context).run();
                case GENERATE_COMPLETION -> new CompletionCommand(session(arguments, commandLine)).run();
            };
        } catch (InvalidModelException e) {
            return invalid(e, arguments);
        }
    }

    private Session session(Arguments arguments, String commandLine) throws InvalidModelException {
        return new Session(arguments, context, source, source.find(), commandLine);
    }

    private int invalid(InvalidModelException e, Arguments arguments) {
        if (Findings.wanted(arguments)) {
            Findings findings = new Findings(arguments, context, source);
            Session.tell(e, findings.sink());
            findings.write();
            return ExitCode.MODEL_INVALID;
        }
        EventSink report = eventLines(arguments) ? json() : new TextReport(Session.errorsOf(output(arguments)), false);
        Session.tell(e, report);
        report.accept(nothing(arguments));
        return ExitCode.MODEL_INVALID;
    }

    private int misused(UsageException e, Arguments arguments) {
        if (arguments != null && eventLines(arguments)) {
            JsonReport report = json();
            RunFinished end = nothing(arguments);
            Failure failure = new Failure(e.getMessage(), List.of(), "", "");
            report.accept(new Problem(Trouble.USAGE, "", end.environment(), "", "", failure, e.help()));
            report.accept(end);
        }
        Output output = output(arguments);
        error(output, e.getMessage());
        if (!e.help().isEmpty()) {
            output.err()
                    .println(
                            "    " + output.errStyle().cyan("help:") + " " + LogCommands.plain(CleanText.of(e.help())));
        }
        return ExitCode.USAGE;
    }

    private int defect(Throwable e, Arguments arguments) {
        Output output = output(arguments);
        output.clearLine();
        error(output, KnownSecrets.redacted("Launchway itself failed: " + e));
        if (arguments != null && arguments.has(Option.VERBOSE)) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            output.err().print(KnownSecrets.redacted(trace.toString()));
        } else {
            output.err().println("    " + output.errStyle().cyan("help:") + " -v shows where; please report it");
        }
        return ExitCode.FAILED;
    }

    private JsonReport json() {
        return new JsonReport(context.out(), false);
    }

    /** Whether standard output takes events as JSON Lines. */
    private static boolean eventLines(Arguments arguments) {
        return arguments.has(Option.JSON) && arguments.command() != Command.PLAN;
    }

    private static RunFinished nothing(Arguments arguments) {
        String environment =
                arguments.operands().isEmpty() ? "" : arguments.operands().get(0);
        return new RunFinished(environment, Session.mode(arguments), 0, 0, 0, 0, Duration.ZERO);
    }

    private Output output(Arguments arguments) {
        return context.output(arguments == null || !arguments.has(Option.NO_COLOR));
    }

    private static void error(Output output, String message) {
        Style style = output.errStyle();
        PrintStream err = output.err();
        err.println(style.red("error:") + " " + style.bold(LogCommands.plain(CleanText.of(message))));
    }
}
