package dev.launchway.engine.template;

import dev.launchway.diagnostic.Code;

/** A template that cannot be rendered: a syntax error, an unknown name, a value that is not set, or no such template. */
public final class TemplateFailedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Code code;
    private final String statement;
    private final String help;
    private final String place;

    TemplateFailedException(Code code, String shown, String statement, String help, String place, Throwable cause) {
        super(shown + ": " + statement + (help.isEmpty() ? "" : "; " + help), cause);
        this.code = code;
        this.statement = place.isEmpty() ? shown + ": " + statement : statement;
        this.help = help;
        this.place = place;
    }

    /**
     * What is wrong, by number.
     *
     * @return its code
     */
    public Code code() {
        return code;
    }

    /**
     * What is wrong, for a reader who is told place and help too.
     *
     * @return one line; it begins with the template when that was given as text
     */
    public String statement() {
        return statement;
    }

    /**
     * What to write instead.
     *
     * @return one line; empty where nothing is near
     */
    public String help() {
        return help;
    }

    /**
     * Where in the definition directory it is.
     *
     * @return file, line and column, as in {@code com/example/shop/nginx.conf:3:14}; without column or line where they are
     *     not known; empty for a template given as text
     */
    public String place() {
        return place;
    }
}
