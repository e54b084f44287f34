package dev.launchway.cli;

import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.format.GithubCommands;
import dev.launchway.diagnostic.format.Sarif;
import dev.launchway.diagnostic.format.SourceTree;
import dev.launchway.engine.event.EventSink;
import dev.launchway.report.FindingReport;
import dev.launchway.report.LogCommands;
import dev.launchway.report.TextReport;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The findings of a check for code hosts, on standard output: those of the compiler, which the plan jar carries, then its own.
 * People read them on standard error.
 */
final class Findings {

    private final Arguments arguments;
    private final ProcessContext context;
    private final PlanSource source;
    private final FindingReport found = new FindingReport();

    Findings(Arguments arguments, ProcessContext context, PlanSource source) {
        this.arguments = arguments;
        this.context = context;
        this.source = source;
    }

    /** Whether the options ask for them. */
    static boolean wanted(Arguments arguments) {
        return arguments.has(Option.SARIF) || arguments.has(Option.GITHUB);
    }

    /** Makes sure that standard output is asked for one format alone. */
    static void checkOptions(Arguments arguments) throws UsageException {
        List<String> given = new ArrayList<>();
        for (Option option : List.of(Option.JSON, Option.SARIF, Option.GITHUB)) {
            if (arguments.has(option)) {
                given.add(option.longName());
            }
        }
        if (given.size() > 1) {
            throw new UsageException(
                    given.get(0) + " and " + given.get(1) + " contradict each other", "leave out one of them");
        }
    }

    /** Takes what a check finds, and shows it to people. */
    EventSink sink() {
        EventSink text = new TextReport(
                Session.errorsOf(context.output(!arguments.has(Option.NO_COLOR))), arguments.has(Option.VERBOSE));
        return event -> {
            found.accept(event);
            text.accept(event);
        };
    }

    /** Writes what was found. */
    void write() {
        List<Finding> findings = new ArrayList<>();
        SourceTree sources = new SourceTree(context.directory()).addProjectOf(source.program());
        try {
            findings.addAll(source.compilerFindings());
            findings.addAll(found.findings());
            Writer out = new OutputStreamWriter(context.out(), StandardCharsets.UTF_8);
            if (arguments.has(Option.SARIF)) {
                StringWriter sarif = new StringWriter();
                Sarif.write(findings, sources, sarif);
                out.write(LogCommands.json(sarif.toString()));
            } else {
                out.write(GithubCommands.of(findings, sources));
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
