package dev.launchway.report;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.ComponentChanging;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.ComponentFinished;
import dev.launchway.engine.event.RunEvent.Configured;
import dev.launchway.engine.event.RunEvent.Declined;
import dev.launchway.engine.event.RunEvent.Diff;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.HostLost;
import dev.launchway.engine.event.RunEvent.HostReached;
import dev.launchway.engine.event.RunEvent.Interrupted;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.NotKnown;
import dev.launchway.engine.event.RunEvent.NotProven;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.Problem;
import dev.launchway.engine.event.RunEvent.Reaching;
import dev.launchway.engine.event.RunEvent.Receiving;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.RootStarted;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.event.RunEvent.RunStarted;
import dev.launchway.engine.event.RunEvent.Stopped;
import dev.launchway.engine.event.RunEvent.Timing;
import dev.launchway.engine.event.RunEvent.Warning;
import dev.launchway.engine.event.RunEvent.WouldDo;
import dev.launchway.text.SizeText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A run for people, on a terminal or in a log.
 *
 * <p>Standard output gets the result: the summary, and of a prediction also what would change. Progress and errors go to
 * standard error. A component that needs nothing is not mentioned.
 */
public final class TextReport implements EventSink {

    private final Output output;
    private final boolean verbose;
    private final Incidents incidents;
    private final GroupedMessages messages = new GroupedMessages();
    private final Lines lines;
    private final ConnectionProgress connecting;
    private final HostTotals totals = new HostTotals();
    private final Set<String> announced = new HashSet<>();
    private Progress progress = new Progress("", List.of());
    private Mode mode = Mode.DEPLOY;
    private boolean manyHosts;
    private boolean interrupted;
    private boolean declined;
    private boolean deploying;
    private int problems;
    private Configured configured;

    /**
     * A report of the runs that follow.
     *
     * @param output where it goes
     * @param verbose whether reasons, whole diffs and stack traces are told too
     */
    public TextReport(Output output, boolean verbose) {
        this.output = output;
        this.verbose = verbose;
        this.incidents = new Incidents(verbose);
        this.lines = new Lines(output);
        this.connecting = new ConnectionProgress(lines, verbose);
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RootStarted started) {
            started(started);
        } else if (event instanceof ComponentChanging changing) {
            changing(changing);
        } else if (event instanceof Diff diff) {
            diff(diff);
        } else if (event instanceof ComponentFinished finished) {
            finished(finished);
        } else if (event instanceof Message message) {
            message(message);
        } else if (event instanceof RunEvent.Output said) {
            said(said);
        } else if (event instanceof WouldDo would) {
            part(would.host(), would.breadcrumb(), "would " + would.what());
        } else if (event instanceof NotKnown unknown) {
            part(unknown.host(), unknown.breadcrumb(), "not known: " + unknown.why());
        } else if (event instanceof NotProven unproven) {
            unproven(unproven);
        } else if (event instanceof Receiving receiving) {
            receiving(receiving);
        } else if (event instanceof ComponentFailed failed) {
            failed(failed);
        } else if (event instanceof RootFinished finished) {
            finished(finished);
        } else {
            ofTheRun(event);
        }
        if (deploying && manyHosts && output.live()) {
            lines.status(progress.text());
        }
    }

    private void started(RootStarted started) {
        deploying = true;
        progress.started(started);
        if (!manyHosts) {
            lines.status(started.host() + ": " + started.root());
        }
    }

    private void receiving(Receiving receiving) {
        progress.receiving(receiving);
        if (!manyHosts || !output.live()) {
            lines.milestone(CleanText.of(receiving.host()) + ": " + SizeText.of(receiving.received()) + " of "
                    + SizeText.of(receiving.size()) + " have come of " + CleanText.of(receiving.content()));
        }
    }

    private void ofTheRun(RunEvent event) {
        if (event instanceof RunStarted started) {
            mode = started.mode();
            manyHosts = started.hosts().size() > 1;
            totals.begin(started.hosts());
            incidents.begin(started.hosts());
            messages.begin(started.hosts());
            progress = new Progress(started.environment(), started.hosts());
            interrupted = false;
            declined = false;
            deploying = false;
            problems = 0;
            configured = null;
            lines.status(started.environment() + ": configuring");
        } else if (event instanceof Reaching reaching) {
            connecting.begin(reaching);
        } else if (event instanceof HostReached reached) {
            connecting.reached(reached);
        } else if (event instanceof Configured done) {
            configured = done;
            if (verbose) {
                lines.progress(done.environment()
                        + ": configured "
                        + Quantity.of(done.roots(), "root")
                        + ", "
                        + Quantity.of(done.components(), "component")
                        + " in "
                        + ElapsedTime.text(done.took()));
            }
        } else if (event instanceof Problem problem) {
            incidents.add(
                    new Incident(
                            "error",
                            problem.code(),
                            problem.environment(),
                            problem.breadcrumb(),
                            problem.failure(),
                            problem.help()),
                    problem.host());
        } else if (event instanceof Warning warning) {
            Failure failure = new Failure(warning.message(), List.of(), warning.location(), "");
            incidents.add(
                    new Incident("warning", warning.code(), warning.environment(), "", failure, warning.help()), "");
        } else if (event instanceof Interrupted) {
            interrupted = true;
        } else if (event instanceof Declined) {
            declined = true;
        } else if (event instanceof Stopped stopped) {
            lines.progress(output.errStyle().red("stopped:") + " "
                    + Quantity.of(stopped.failures(), "host")
                    + (stopped.failures() == 1 ? " has" : " have")
                    + " failed, nothing else begins");
        } else if (event instanceof HostLost lost) {
            totals.lost(lost.host());
            failed(new Incident("failed", "", "", "", lost.failure(), ""), lost.host());
        } else if (event instanceof RunFinished finished) {
            deploying = false;
            end(finished);
        }
    }

    private void changing(ComponentChanging changing) {
        announced.add(key(changing.host(), changing.breadcrumb()));
        heading(changing.host(), changing.breadcrumb());
        if (verbose && !changing.why().isEmpty()) {
            part(changing.host(), changing.breadcrumb(), "because " + changing.why());
        }
    }

    private void finished(ComponentFinished finished) {
        totals.add(finished);
        boolean told = announced.remove(key(finished.host(), finished.breadcrumb()));
        if (finished.changed() && !told) {
            heading(finished.host(), finished.breadcrumb());
        }
        Timing timing = finished.timing();
        if (timing.slow()) {
            part(
                    finished.host(),
                    finished.breadcrumb(),
                    "slow: "
                            + ElapsedTime.text(timing.total())
                            + " in all; verify "
                            + ElapsedTime.text(timing.verify())
                            + ", update "
                            + ElapsedTime.text(timing.update())
                            + ", parts "
                            + ElapsedTime.text(timing.parts()));
        }
    }

    private void said(RunEvent.Output said) {
        if (verbose) {
            heading(said.host(), said.breadcrumb());
            lines.body(mode, "    " + bodyStyle().dim("| " + CleanText.withoutColours(said.line())));
        } else if (!manyHosts) {
            lines.status(said.host() + ": " + CleanText.of(said.line()));
        }
    }

    private void diff(Diff diff) {
        heading(diff.host(), diff.breadcrumb());
        Style style = bodyStyle();
        String note = diff.note().isEmpty() ? "" : " (" + CleanText.of(diff.note()) + ")";
        lines.body(mode, "    " + style.dim(CleanText.of(diff.path())) + note);
        for (String line : DiffLines.of(diff.lines(), verbose, style)) {
            lines.body(mode, "      " + line);
        }
    }

    private void message(Message message) {
        if (deploying) {
            part(message.host(), message.breadcrumb(), message.text());
        } else if (mode != Mode.CHECK || verbose) {
            messages.say(message);
        }
    }

    private void failed(ComponentFailed failed) {
        failed(new Incident("failed", "", "", failed.breadcrumb(), failed.failure(), ""), failed.host());
    }

    /** Told at once where it is new; hosts that fail in the same way are named together at the end. */
    private void failed(Incident incident, String host) {
        incidents.add(incident, host);
        writeBlocks();
    }

    private void finished(RootFinished finished) {
        totals.add(finished);
        progress.finished(finished);
        if (finished.outcome() == Outcome.SKIPPED) {
            messages.skip(finished);
        }
        if (verbose && finished.outcome() != Outcome.SKIPPED) {
            String how = finished.outcome() == Outcome.FAILED ? " failed after " : " done in ";
            lines.progress(output.errStyle()
                    .dim(CleanText.of(finished.host() + ": " + finished.root())
                            + how
                            + ElapsedTime.text(finished.took())));
        }
    }

    private void unproven(NotProven unproven) {
        if (verbose) {
            String root = CleanText.of(unproven.host() + ": " + unproven.root());
            lines.progress(output.errStyle()
                    .dim(root + " has to be verified next time, too: " + CleanText.of(unproven.why())));
        }
    }

    private void end(RunFinished finished) {
        showDeferred();
        writeBlocks();
        for (String line : incidents.takeRepeated(output.errStyle())) {
            lines.progress(line);
        }
        for (String line : messages.takeSkipped()) {
            lines.progress(line);
        }
        if (problems == 0) {
            totals.lines(mode, output.outStyle()).forEach(lines::result);
        }
        lines.result(summary(finished, output.outStyle()));
    }

    private String summary(RunFinished finished, Style style) {
        if (problems > 0) {
            return Summary.problems(finished.environment(), problems, style);
        }
        if (finished.mode() == Mode.CHECK) {
            return configured == null
                    ? Summary.notAllKnown(finished.environment(), style)
                    : Summary.holds(configured, style);
        }
        if (declined) {
            return Summary.declined(finished.environment(), style);
        }
        return Summary.text(finished, interrupted, totals.lost(), style);
    }

    private static String key(String host, String breadcrumb) {
        return breadcrumb.isEmpty() ? host : host + ": " + breadcrumb;
    }

    private void heading(String host, String breadcrumb) {
        showDeferred();
        String heading = CleanText.of(key(host, breadcrumb));
        lines.heading(mode, heading, bodyStyle().bold(heading));
    }

    private void part(String host, String breadcrumb, String text) {
        heading(host, breadcrumb);
        for (String line : CleanText.withoutColours(text).split("\n", -1)) {
            lines.body(mode, line.isBlank() ? "" : "    " + line);
        }
    }

    private void showDeferred() {
        for (String line : messages.takeSaid()) {
            lines.progress(line);
        }
    }

    private void writeBlocks() {
        problems += incidents.errors();
        List<String> text = incidents.take(output.errStyle());
        for (String line : text) {
            lines.progress(line);
        }
    }

    private Style bodyStyle() {
        return mode == Mode.PREDICT ? output.outStyle() : output.errStyle();
    }
}
