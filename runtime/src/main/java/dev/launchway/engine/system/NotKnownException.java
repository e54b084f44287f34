package dev.launchway.engine.system;

/** A prediction was asked for something that only a deployment can tell; it ends the prediction of the component at hand. */
public final class NotKnownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is not known.
     *
     * @param why why not, a sentence for the reader
     */
    public NotKnownException(String why) {
        super(why, null, false, false);
    }
}
