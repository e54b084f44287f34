package dev.launchway.report;

import com.google.gson.stream.JsonWriter;
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
import dev.launchway.engine.event.RunEvent.NotKnown;
import dev.launchway.engine.event.RunEvent.NotProven;
import dev.launchway.engine.event.RunEvent.Problem;
import dev.launchway.engine.event.RunEvent.Reaching;
import dev.launchway.engine.event.RunEvent.Receiving;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.RootStarted;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.event.RunEvent.RunStarted;
import dev.launchway.engine.event.RunEvent.Stopped;
import dev.launchway.engine.event.RunEvent.Warning;
import dev.launchway.engine.event.RunEvent.WouldDo;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A run for machines: JSON Lines, one event a line, as {@code docs/json.md} describes them. */
public final class JsonReport implements EventSink {

    /** The version of the schema, in the first line: a higher one means that a reader has to look again. */
    public static final int SCHEMA = 1;

    private final PrintStream out;
    private final boolean verbose;
    private boolean begun;
    private boolean interrupted;
    private boolean declined;
    private int lost;
    private int problems;

    /**
     * A report of the runs that follow.
     *
     * @param out where the lines go, in UTF-8
     * @param verbose whether failures carry their stack trace
     */
    public JsonReport(PrintStream out, boolean verbose) {
        this.out = out;
        this.verbose = verbose;
    }

    @Override
    public void accept(RunEvent event) {
        StringWriter line = new StringWriter();
        try (JsonWriter json = new JsonWriter(line)) {
            json.beginObject();
            write(event, json);
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.append(LogCommands.json(line.toString())).append('\n');
        out.flush();
    }

    private void write(RunEvent event, JsonWriter json) throws IOException {
        if (event instanceof RunStarted started) {
            problems = 0;
            interrupted = false;
            declined = false;
            lost = 0;
            event(json, "run-started");
            text(json, "environment", started.environment());
            texts(json, "hosts", started.hosts());
            text(json, "mode", word(started.mode()));
        } else if (event instanceof Configured configured) {
            event(json, "configured");
            text(json, "environment", configured.environment());
            json.name("roots").value(configured.roots());
            json.name("components").value(configured.components());
            seconds(json, "seconds", configured.took());
        } else if (event instanceof Reaching reaching) {
            event(json, "reaching");
            text(json, "environment", reaching.environment());
            texts(json, "hosts", reaching.hosts());
        } else if (event instanceof HostReached reached) {
            event(json, "host-reached");
            text(json, "host", reached.host());
            json.name("sent").value(reached.sent());
            text(json, "note", reached.note());
        } else if (event instanceof RootStarted started) {
            event(json, "root-started");
            text(json, "host", started.host());
            text(json, "root", started.root());
        } else if (event instanceof RootFinished finished) {
            event(json, "root-finished");
            text(json, "host", finished.host());
            text(json, "root", finished.root());
            text(json, "outcome", word(finished.outcome()));
            textUnlessEmpty(json, "why", finished.why());
            seconds(json, "seconds", finished.took());
        } else if (event instanceof Receiving receiving) {
            event(json, "receiving");
            text(json, "host", receiving.host());
            text(json, "content", receiving.content());
            json.name("received").value(receiving.received());
            json.name("size").value(receiving.size());
        } else if (event instanceof NotProven unproven) {
            event(json, "not-proven");
            text(json, "host", unproven.host());
            text(json, "root", unproven.root());
            text(json, "why", unproven.why());
        } else if (event instanceof Problem problem) {
            problems++;
            event(json, "error");
            text(json, "trouble", word(problem.trouble()));
            textUnlessEmpty(json, "code", problem.code());
            textUnlessEmpty(json, "environment", problem.environment());
            textUnlessEmpty(json, "host", problem.host());
            textUnlessEmpty(json, "component", problem.breadcrumb());
            failure(json, problem.failure());
            textUnlessEmpty(json, "help", problem.help());
        } else if (event instanceof Warning warning) {
            event(json, "warning");
            text(json, "code", warning.code());
            textUnlessEmpty(json, "environment", warning.environment());
            text(json, "message", warning.message());
            textUnlessEmpty(json, "location", warning.location());
            textUnlessEmpty(json, "help", warning.help());
        } else if (event instanceof Interrupted) {
            interrupted = true;
            event(json, "interrupted");
        } else if (event instanceof Declined) {
            declined = true;
            event(json, "declined");
        } else if (event instanceof Stopped stopped) {
            event(json, "stopped");
            json.name("failures").value(stopped.failures());
        } else if (event instanceof HostLost gone) {
            lost++;
            event(json, "host-lost");
            text(json, "host", gone.host());
            failure(json, gone.failure());
        } else if (event instanceof RunFinished finished) {
            summary(json, finished);
        } else {
            ofAComponent(event, json);
        }
    }

    private void ofAComponent(RunEvent event, JsonWriter json) throws IOException {
        if (event instanceof Message message) {
            component(json, "message", message.host(), message.breadcrumb());
            text(json, "text", message.text());
        } else if (event instanceof ComponentChanging changing) {
            component(json, "component-changing", changing.host(), changing.breadcrumb());
            textUnlessEmpty(json, "why", changing.why());
        } else if (event instanceof ComponentFinished finished) {
            String name = finished.changed() ? "component-changed" : "component-unchanged";
            component(json, name, finished.host(), finished.breadcrumb());
            seconds(json, "seconds", finished.timing().total());
            json.name("timing").beginObject();
            seconds(json, "verify", finished.timing().verify());
            seconds(json, "update", finished.timing().update());
            seconds(json, "parts", finished.timing().parts());
            json.endObject();
        } else if (event instanceof ComponentFailed failed) {
            component(json, "component-failed", failed.host(), failed.breadcrumb());
            failure(json, failed.failure());
        } else if (event instanceof NotKnown unknown) {
            component(json, "not-known", unknown.host(), unknown.breadcrumb());
            text(json, "why", unknown.why());
        } else if (event instanceof Diff diff) {
            component(json, "diff", diff.host(), diff.breadcrumb());
            text(json, "path", diff.path());
            texts(json, "lines", diff.lines());
            textUnlessEmpty(json, "note", diff.note());
        } else if (event instanceof RunEvent.Output output) {
            component(json, "output", output.host(), output.breadcrumb());
            text(json, "line", output.line());
        } else if (event instanceof WouldDo would) {
            component(json, "would-do", would.host(), would.breadcrumb());
            text(json, "what", would.what());
        }
    }

    private void summary(JsonWriter json, RunFinished finished) throws IOException {
        event(json, "summary");
        text(json, "environment", finished.environment());
        text(json, "mode", word(finished.mode()));
        text(json, "outcome", outcome(finished));
        json.name("changed").value(finished.changed());
        json.name("unchanged").value(finished.unchanged());
        json.name("failed").value(finished.failed());
        json.name("skipped").value(finished.skipped());
        if (lost > 0) {
            json.name("lost").value(lost);
        }
        json.name("problems").value(problems);
        seconds(json, "seconds", finished.took());
    }

    private String outcome(RunFinished finished) {
        if (problems > 0) {
            return "not-begun";
        }
        if (declined) {
            return "declined";
        }
        if (interrupted) {
            return "interrupted";
        }
        return finished.failed() + lost > 0 ? "failed" : "done";
    }

    private void failure(JsonWriter json, Failure failure) throws IOException {
        text(json, "message", failure.message());
        texts(json, "details", failure.details());
        textUnlessEmpty(json, "location", failure.location());
        if (verbose) {
            textUnlessEmpty(json, "stackTrace", failure.stackTrace());
        }
    }

    private void event(JsonWriter json, String name) throws IOException {
        json.name("event").value(name);
        if (!begun) {
            json.name("schema").value(SCHEMA);
            begun = true;
        }
    }

    private void component(JsonWriter json, String event, String host, String breadcrumb) throws IOException {
        event(json, event);
        text(json, "host", host);
        text(json, "component", breadcrumb);
    }

    private static void text(JsonWriter json, String name, String value) throws IOException {
        json.name(name).value(CleanText.withoutColours(value));
    }

    private static void textUnlessEmpty(JsonWriter json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            text(json, name, value);
        }
    }

    private static void texts(JsonWriter json, String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(CleanText.of(value));
        }
        json.endArray();
    }

    private static void seconds(JsonWriter json, String name, Duration duration) throws IOException {
        json.name(name).value(BigDecimal.valueOf(duration.toMillis(), 3));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
