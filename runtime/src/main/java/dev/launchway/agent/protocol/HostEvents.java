package dev.launchway.agent.protocol;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.ComponentChanging;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.ComponentFinished;
import dev.launchway.engine.event.RunEvent.Diff;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.NotKnown;
import dev.launchway.engine.event.RunEvent.NotProven;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.Output;
import dev.launchway.engine.event.RunEvent.Receiving;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.RootStarted;
import dev.launchway.engine.event.RunEvent.Timing;
import dev.launchway.engine.event.RunEvent.WouldDo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
    private static final int OUTPUT = 10;
    private static final int NOT_PROVEN = 11;
    private static final int RECEIVING = 12;

    /** In characters, of which one takes up to three bytes. */
    private static final int LONGEST = 400_000;

    private static final int LONGEST_LINE = 10_000;

    private HostEvents() {}

    static void write(Encoder to, RunEvent event) {
        if (event instanceof Message message) {
            to.octet(MESSAGE);
            to.text(shortened(message.breadcrumb()));
            to.text(shortened(message.text()));
        } else if (event instanceof RootStarted started) {
            to.octet(ROOT_STARTED);
            to.text(shortened(started.root()));
        } else if (event instanceof RootFinished finished) {
            to.octet(ROOT_FINISHED);
            to.text(shortened(finished.root()));
            to.constant(finished.outcome());
            to.text(shortened(finished.why()));
            to.longNumber(finished.took().toNanos());
        } else if (event instanceof ComponentChanging changing) {
            to.octet(CHANGING);
            to.text(shortened(changing.breadcrumb()));
            to.text(shortened(changing.why()));
        } else if (event instanceof ComponentFinished finished) {
            to.octet(FINISHED);
            to.text(shortened(finished.breadcrumb()));
            to.flag(finished.changed());
            to.longNumber(finished.timing().verify().toNanos());
            to.longNumber(finished.timing().update().toNanos());
            to.longNumber(finished.timing().parts().toNanos());
        } else if (event instanceof ComponentFailed failed) {
            to.octet(FAILED);
            to.text(shortened(failed.breadcrumb()));
            to.text(shortened(failed.failure().message()));
            to.texts(shortened(failed.failure().details()));
            to.text(shortened(failed.failure().location()));
            to.text(shortened(failed.failure().stackTrace()));
        } else if (event instanceof Receiving receiving) {
            to.octet(RECEIVING);
            to.text(shortened(receiving.content()));
            to.longNumber(receiving.received());
            to.longNumber(receiving.size());
        } else if (event instanceof NotKnown notKnown) {
            to.octet(NOT_KNOWN);
            to.text(shortened(notKnown.breadcrumb()));
            to.text(shortened(notKnown.why()));
        } else if (event instanceof Diff diff) {
            to.octet(DIFF);
            to.text(shortened(diff.breadcrumb()));
            to.text(shortened(diff.path()));
            to.texts(shortened(diff.lines()));
            to.text(shortened(diff.note()));
        } else if (event instanceof WouldDo wouldDo) {
            to.octet(WOULD_DO);
            to.text(shortened(wouldDo.breadcrumb()));
            to.text(shortened(wouldDo.what()));
        } else if (event instanceof Output output) {
            to.octet(OUTPUT);
            to.text(shortened(output.breadcrumb()));
            to.text(shortened(output.line()));
        } else if (event instanceof NotProven notProven) {
            to.octet(NOT_PROVEN);
            to.text(shortened(notProven.root()));
            to.text(shortened(notProven.why()));
        } else {
            throw new IllegalArgumentException(
                    "an agent does not tell of " + event.getClass().getSimpleName());
        }
    }

    /** No frame of an agent grows beyond bounds, whatever a component says. */
    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }

    private static List<String> shortened(List<String> lines) {
        List<String> shortened = new ArrayList<>(lines.size());
        int length = 0;
        for (String line : lines) {
            String kept = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " …";
            length += kept.length();
            if (length > LONGEST) {
                shortened.add("… " + (lines.size() - shortened.size()) + " more lines …");
                return shortened;
            }
            shortened.add(kept);
        }
        return shortened;
    }

    static RunEvent read(Decoder from, String host) throws ProtocolViolationException {
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
            case RECEIVING -> new Receiving(host, from.text(), from.longNumber(), from.longNumber());
            case NOT_PROVEN -> new NotProven(host, from.text(), from.text());
            case OUTPUT -> new Output(host, from.text(), from.text());
            default -> throw new ProtocolViolationException("an event of type " + type);
        };
    }

    private static Duration duration(Decoder from) throws ProtocolViolationException {
        long nanos = from.longNumber();
        if (nanos < 0) {
            throw new ProtocolViolationException("a negative duration");
        }
        return Duration.ofNanos(nanos);
    }
}
