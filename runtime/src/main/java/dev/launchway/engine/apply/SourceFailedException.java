package dev.launchway.engine.apply;

import java.util.List;

/** The controller cannot get what a component asks for. No secret is in the texts. */
public final class SourceFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> details;

    /**
     * Says why.
     *
     * @param message what failed, and why
     * @param details further lines: what a command wrote
     */
    public SourceFailedException(String message, List<String> details) {
        super(message);
        this.details = List.copyOf(details);
    }

    /**
     * Further lines.
     *
     * @return what a command wrote
     */
    public List<String> details() {
        return details;
    }
}
