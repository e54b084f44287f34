package dev.launchway.secrets.age;

/** Something that cannot be decrypted: it is damaged, or was encrypted for others. */
public final class UndecryptableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean forOthers;

    /**
     * Says why.
     *
     * @param message half a sentence without a subject: {@code is not encrypted for this identity}
     */
    public UndecryptableException(String message) {
        this(message, false);
    }

    /**
     * Says why.
     *
     * @param message half a sentence without a subject
     * @param forOthers whether it is whole, and encrypted for others
     */
    public UndecryptableException(String message, boolean forOthers) {
        super(message);
        this.forOthers = forOthers;
    }

    /**
     * Whether it was encrypted for others.
     *
     * @return {@code false} when it is damaged
     */
    public boolean isForOthers() {
        return forOthers;
    }
}
