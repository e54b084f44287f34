package dev.launchway.diagnostic;

/** Templates and sources. */
public enum TemplateCode implements Code {
    /** A template, or another file, that the definition directory does not have. */
    MISSING(401),
    /** A template that is no valid template. */
    SYNTAX(402),
    /** A name in a template that its component, the host or the environment does not have. */
    UNKNOWN_NAME(403),
    /** A key of {@code host.data} or {@code environment.data} that is not set there. */
    DATA_NOT_SET(404),
    /** A value that a template needs and that is not set. */
    VALUE_NOT_SET(405),
    /** A template that fails when it is rendered: a method that throws, an index beyond the end. */
    RENDERING_FAILED(406),
    /** A template that is no UTF-8 text. */
    NOT_TEXT(407),
    /** A template that no component refers to. */
    UNREFERENCED(410, Severity.WARNING);

    private final int number;
    private final Severity severity;

    TemplateCode(int number) {
        this(number, Severity.ERROR);
    }

    TemplateCode(int number, Severity severity) {
        this.number = number;
        this.severity = severity;
    }

    @Override
    public String id() {
        return "LW" + number;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
