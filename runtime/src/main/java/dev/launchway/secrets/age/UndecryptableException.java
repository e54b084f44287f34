package dev.launchway.secrets.age;

/** Something that cannot be decrypted: it is damaged, or was encrypted for others. */
public final class UndecryptableException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message half a sentence without a subject: {@code is not encrypted for this identity}
     */
    public UndecryptableException(String message) {
        super(message);
    }
}
