package dev.launchway.api;

/** A file that the definition directory does not have. */
public final class MissingFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which file is missing.
     *
     * @param message one sentence for the reader, with the file's name
     */
    public MissingFileException(String message) {
        super(message);
    }
}
