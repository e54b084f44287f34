package dev.launchway.engine.apply;

/** The target directory cannot be used; nothing has changed. */
public final class TargetUnfitException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message one line for the reader: what, where, why
     * @param cause what made it so, may be {@code null}
     */
    public TargetUnfitException(String message, Throwable cause) {
        super(message, cause);
    }
}
