package dev.launchway.engine.privilege;

/** A component wants to do something as another user that its {@code configure} has not declared. */
public final class UndeclaredException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what.
     *
     * @param message a sentence, and what to write
     */
    public UndeclaredException(String message) {
        super(message);
    }
}
