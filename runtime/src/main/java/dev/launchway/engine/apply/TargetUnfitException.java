package dev.launchway.engine.apply;

import java.util.List;

/** The target directory cannot be used; nothing has changed. */
public final class TargetUnfitException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> details;

    /**
     * Says why.
     *
     * @param message one line for the reader: what, where, why
     * @param cause what made it so, may be {@code null}
     */
    public TargetUnfitException(String message, Throwable cause) {
        this(message, List.of(), cause);
    }

    /**
     * Says why, at length.
     *
     * @param message one line for the reader: what, where, why
     * @param details further lines, the last of which may be a help
     * @param cause what made it so, may be {@code null}
     */
    public TargetUnfitException(String message, List<String> details, Throwable cause) {
        super(message, cause);
        this.details = List.copyOf(details);
    }

    /**
     * Further lines.
     *
     * @return what stands below the message
     */
    public List<String> details() {
        return details;
    }
}
