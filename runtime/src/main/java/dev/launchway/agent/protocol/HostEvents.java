package dev.launchway.agent.protocol;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.ComponentChanging;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.ComponentFinished;
import dev.launchway.engine.event.RunEvent.Diff;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.Interrupted;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.NotKnown;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.Output;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.RootStarted;
import dev.launchway.engine.event.RunEvent.Timing;
import dev.launchway.engine.event.RunEvent.WouldDo;
import java.time.Duration;

/**
 * The events that an agent may tell. They name no host: the reader puts in the one that it is connected to, so that no target can
 * speak for another.
 */
final class HostEvents {

    private static final int MESSAGE = 1;
    private static final int ROOT_STARTED = 2;
    private static final int ROOT_FINISHED = 3;
    private static final int CHANGING = 4;
    private static final int FINISHED = 5;
    private static final int FAILED = 6;
    private static final int NOT_KNOWN = 7;
    private static final int DIFF = 8;
    private static final int WOULD_DO = 9;
    private static final int INTERRUPTED = 10;
    private static final int OUTPUT = 11;

    private HostEvents() {}

    static void write(Encoder to, RunEvent event) {
        if (event instanceof Message message) {
            to.octet(MESSAGE);
            to.text(message.breadcrumb());
            to.text(message.text());
        } else if (event instanceof RootStarted started) {
            to.octet(ROOT_STARTED);
            to.text(started.root());
        } else if (event instanceof RootFinished finished) {
            to.octet(ROOT_FINISHED);
            to.text(finished.root());
            to.constant(finished.outcome());
            to.text(finished.why());
            to.longNumber(finished.took().toNanos());
        } else if (event instanceof ComponentChanging changing) {
            to.octet(CHANGING);
            to.text(changing.breadcrumb());
            to.text(changing.why());
        } else if (event instanceof ComponentFinished finished) {
            to.octet(FINISHED);
            to.text(finished.breadcrumb());
            to.flag(finished.changed());
            to.longNumber(finished.timing().verify().toNanos());
            to.longNumber(finished.timing().update().toNanos());
            to.longNumber(finished.timing().parts().toNanos());
        } else if (event instanceof ComponentFailed failed) {
            to.octet(FAILED);
            to.text(failed.breadcrumb());
            to.text(failed.failure().message());
            to.texts(failed.failure().details());
            to.text(failed.failure().location());
            to.text(failed.failure().stackTrace());
        } else if (event instanceof NotKnown notKnown) {
            to.octet(NOT_KNOWN);
            to.text(notKnown.breadcrumb());
            to.text(notKnown.why());
        } else if (event instanceof Diff diff) {
            to.octet(DIFF);
            to.text(diff.breadcrumb());
            to.text(diff.path());
            to.texts(diff.lines());
            to.text(diff.note());
        } else if (event instanceof WouldDo wouldDo) {
            to.octet(WOULD_DO);
            to.text(wouldDo.breadcrumb());
            to.text(wouldDo.what());
        } else if (event instanceof Output output) {
            to.octet(OUTPUT);
            to.text(output.breadcrumb());
            to.text(output.line());
        } else if (event instanceof Interrupted) {
            to.octet(INTERRUPTED);
        } else {
            throw new IllegalArgumentException(
                    "an agent does not tell of " + event.getClass().getSimpleName());
        }
    }

    static RunEvent read(Decoder from, String host) throws ProtocolViolation {
        int type = from.octet();
        return switch (type) {
            case MESSAGE -> new Message(host, from.text(), from.text());
            case ROOT_STARTED -> new RootStarted(host, from.text());
            case ROOT_FINISHED ->
                new RootFinished(host, from.text(), from.constant(Outcome.values()), from.text(), duration(from));
            case CHANGING -> new ComponentChanging(host, from.text(), from.text());
            case FINISHED ->
                new ComponentFinished(
                        host, from.text(), from.flag(), new Timing(duration(from), duration(from), duration(from)));
            case FAILED ->
                new ComponentFailed(
                        host, from.text(), new Failure(from.text(), from.texts(), from.text(), from.text()));
            case NOT_KNOWN -> new NotKnown(host, from.text(), from.text());
            case DIFF -> new Diff(host, from.text(), from.text(), from.texts(), from.text());
            case WOULD_DO -> new WouldDo(host, from.text(), from.text());
            case OUTPUT -> new Output(host, from.text(), from.text());
            case INTERRUPTED -> new Interrupted();
            default -> throw new ProtocolViolation("an event of type " + type);
        };
    }

    private static Duration duration(Decoder from) throws ProtocolViolation {
        long nanos = from.longNumber();
        if (nanos < 0) {
            throw new ProtocolViolation("a negative duration");
        }
        return Duration.ofNanos(nanos);
    }
}
