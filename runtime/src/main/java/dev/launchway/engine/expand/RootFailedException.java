package dev.launchway.engine.expand;

/** Ends the configuration of a root, or of a part of it, whose reason has been reported already or is another root's. */
final class RootFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean whole;

    private RootFailedException(boolean whole) {
        super("configuring this root component has failed before", null, false, false);
        this.whole = whole;
    }

    /** Its siblings are still worth a look. */
    static RootFailedException part() {
        return new RootFailedException(false);
    }

    /** Nothing more of the root is worth a look. */
    static RootFailedException whole() {
        return new RootFailedException(true);
    }

    boolean isWhole() {
        return whole;
    }

    /** The failure in this chain of causes; {@code null} where there is none. */
    static RootFailedException in(Throwable thrown) {
        int depth = 0;
        for (Throwable each = thrown; each != null && depth < 32; each = each.getCause()) {
            if (each instanceof RootFailedException failed) {
                return failed;
            }
            depth++;
        }
        return null;
    }
}
