package dev.launchway.cli;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent;

/** Passes events on, and remembers those that the exit code depends on. */
final class OutcomeRecorder implements EventSink {

    private final EventSink report;
    private boolean somethingNotKnown;

    OutcomeRecorder(EventSink report) {
        this.report = report;
    }

    @Override
    public void accept(RunEvent event) {
        somethingNotKnown |= event instanceof RunEvent.NotKnown;
        report.accept(event);
    }

    /** Whether a prediction could not say all. */
    boolean somethingNotKnown() {
        return somethingNotKnown;
    }
}
