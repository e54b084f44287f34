package dev.launchway.processor.template;

/** A template is no valid template. */
public final class TemplateSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final String help;

    /**
     * Says what is wrong.
     *
     * @param place {@code file:line:column}; empty for a template that is no file
     * @param message what is wrong, in one sentence
     * @param help what to do; empty where the message says it
     */
    TemplateSyntaxException(String place, String message, String help) {
        super(message, null, false, false);
        this.place = place;
        this.help = help;
    }

    /** What to do; empty where the message says it. */
    public String help() {
        return help;
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
