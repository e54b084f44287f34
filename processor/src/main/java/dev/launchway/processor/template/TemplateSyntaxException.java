package dev.launchway.processor.template;

/** A template is no valid template. */
public final class TemplateSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String place;

    /**
     * Says what is wrong.
     *
     * @param place {@code file:line:column}; empty for a template that is no file
     * @param message what is wrong, in one sentence
     */
    TemplateSyntaxException(String place, String message) {
        super(message, null, false, false);
        this.place = place;
    }

    /**
     * Where it is wrong.
     *
     * @return {@code file:line:column}; empty for a template that is no file
     */
    public String place() {
        return place;
    }
}
