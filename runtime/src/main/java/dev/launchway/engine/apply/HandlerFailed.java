package dev.launchway.engine.apply;

/** An event handler threw; the component whose update it was told of does not begin. */
final class HandlerFailed extends Exception {

    private static final long serialVersionUID = 1L;

    HandlerFailed(String handler, Throwable cause) {
        super("before the update, " + handler, cause);
    }
}
