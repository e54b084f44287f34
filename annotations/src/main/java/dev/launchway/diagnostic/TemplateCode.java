package dev.launchway.diagnostic;

/** Templates and sources. */
public enum TemplateCode implements Code {
    /** A template that the definition directory does not have. */
    MISSING(401),
    /** A template that is no valid template. */
    SYNTAX(402),
    /** A name in a template that its component, the host or the environment does not have. */
    UNKNOWN_NAME(403),
    /** A template that no component refers to. */
    UNREFERENCED(410);

    private final int number;

    TemplateCode(int number) {
        this.number = number;
    }

    @Override
    public String id() {
        return "LW" + number;
    }
}
