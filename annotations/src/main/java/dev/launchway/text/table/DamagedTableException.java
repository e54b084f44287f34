package dev.launchway.text.table;

/** A text is no table, or a record lacks a word, has one too many, or has another one than its kind asks for. */
public final class DamagedTableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedTableException(String message) {
        super(message);
    }
}
