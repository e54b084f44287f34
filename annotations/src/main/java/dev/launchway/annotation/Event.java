package dev.launchway.annotation;

/** What an {@link OnEvent} method can be told of. */
public enum Event {
    /** A component's {@code verify} asked for an update, which comes next. */
    BEFORE_UPDATE
}
