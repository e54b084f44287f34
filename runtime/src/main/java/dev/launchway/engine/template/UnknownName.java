package dev.launchway.engine.template;

/** Something that a template names and that cannot be read; the place in the template is added later. */
final class UnknownName extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownName(String message, Throwable cause) {
        super(message, cause);
    }
}
