package dev.launchway.engine.apply;

/** An event handler threw; the component whose update it was told of does not begin. */
final class HandlerFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    HandlerFailedException(String handler, Throwable cause) {
        super("before the update, " + handler, cause);
    }
}
