package dev.launchway.engine.redaction;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.ComponentChanging;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.ComponentFinished;
import dev.launchway.engine.event.RunEvent.Diff;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.HostLost;
import dev.launchway.engine.event.RunEvent.HostReached;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.NotKnown;
import dev.launchway.engine.event.RunEvent.NotProven;
import dev.launchway.engine.event.RunEvent.Output;
import dev.launchway.engine.event.RunEvent.Problem;
import dev.launchway.engine.event.RunEvent.Receiving;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.Warning;
import dev.launchway.engine.event.RunEvent.WouldDo;

/** The one way from a run to whoever reads of it: no secret passes, whoever told of it, this machine or a host. */
public final class RedactedEvents implements EventSink {

    private final KnownSecrets secrets;
    private final EventSink sink;
    private Redactor redactor;

    /**
     * Stands before a sink.
     *
     * @param secrets what must not pass; it may grow
     * @param sink takes the redacted events
     */
    public RedactedEvents(KnownSecrets secrets, EventSink sink) {
        this.secrets = secrets;
        this.sink = sink;
    }

    @Override
    public void accept(RunEvent event) {
        if (secrets.isEmpty()) {
            sink.accept(event);
            return;
        }
        redactor = secrets.redactor();
        sink.accept(redacted(event));
    }

    private RunEvent redacted(RunEvent event) {
        if (event instanceof Message it) {
            return new Message(it.host(), text(it.breadcrumb()), text(it.text()));
        } else if (event instanceof Output it) {
            return new Output(it.host(), text(it.breadcrumb()), text(it.line()));
        } else if (event instanceof ComponentFinished it) {
            return new ComponentFinished(it.host(), text(it.breadcrumb()), it.changed(), it.timing());
        } else if (event instanceof ComponentChanging it) {
            return new ComponentChanging(it.host(), text(it.breadcrumb()), text(it.why()));
        } else if (event instanceof ComponentFailed it) {
            return new ComponentFailed(it.host(), text(it.breadcrumb()), failure(it.failure()));
        } else if (event instanceof Diff it) {
            return new Diff(
                    it.host(),
                    text(it.breadcrumb()),
                    text(it.path()),
                    redactor.redactLines(it.lines()),
                    text(it.note()));
        } else if (event instanceof WouldDo it) {
            return new WouldDo(it.host(), text(it.breadcrumb()), text(it.what()));
        } else if (event instanceof NotKnown it) {
            return new NotKnown(it.host(), text(it.breadcrumb()), text(it.why()));
        } else if (event instanceof NotProven it) {
            return new NotProven(it.host(), it.root(), text(it.why()));
        } else if (event instanceof RootFinished it) {
            return new RootFinished(it.host(), it.root(), it.outcome(), text(it.why()), it.took());
        } else if (event instanceof Receiving it) {
            return new Receiving(it.host(), text(it.content()), it.received(), it.size());
        } else if (event instanceof HostReached it) {
            return new HostReached(it.host(), it.sent(), text(it.note()));
        } else if (event instanceof HostLost it) {
            return new HostLost(it.host(), failure(it.failure()));
        } else if (event instanceof Problem it) {
            return new Problem(
                    it.trouble(),
                    it.code(),
                    it.environment(),
                    it.host(),
                    text(it.breadcrumb()),
                    failure(it.failure()),
                    text(it.help()));
        } else if (event instanceof Warning it) {
            return new Warning(it.code(), it.environment(), text(it.message()), it.location(), text(it.help()));
        }
        return event;
    }

    private Failure failure(Failure failure) {
        return new Failure(
                text(failure.message()),
                redactor.redactLines(failure.details()),
                failure.location(),
                text(failure.stackTrace()));
    }

    private String text(String text) {
        return text == null ? null : redactor.redact(text);
    }
}
