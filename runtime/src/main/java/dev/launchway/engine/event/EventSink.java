package dev.launchway.engine.event;

/** Takes the events of a run, in their order, from one thread at a time. */
@FunctionalInterface
public interface EventSink {

    /**
     * Takes an event.
     *
     * @param event what happened
     */
    void accept(RunEvent event);
}
