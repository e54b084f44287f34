package dev.launchway.api;

/** Thrown by {@code verify} to ask for an update; not a failure. */
public final class UpdateNeeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Asks for an update without a reason. */
    public UpdateNeeded() {
        this(null);
    }

    /**
     * Asks for an update.
     *
     * @param why the reason, shown with {@code -v}
     */
    public UpdateNeeded(String why) {
        super(why, null, false, false);
    }
}
