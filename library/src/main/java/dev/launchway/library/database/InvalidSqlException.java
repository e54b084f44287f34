package dev.launchway.library.database;

/** A file of statements that cannot be run as it is. */
final class InvalidSqlException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * Says what is wrong.
     *
     * @param line where, from 1
     * @param message what the file has, as in {@code has a quote that does not end}
     */
    InvalidSqlException(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
