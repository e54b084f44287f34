package dev.launchway.engine.template;

/** A template that cannot be rendered: a syntax error, an unknown name, a value that is not set, or no such template. */
public final class TemplateFailed extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String place;

    TemplateFailed(String message, String place, Throwable cause) {
        super(message, cause);
        this.place = place;
    }

    /**
     * Where in the definition directory it is.
     *
     * @return resource and line, as in {@code com/example/shop/nginx.conf:3}; empty for a template given as text
     */
    public String place() {
        return place;
    }
}
