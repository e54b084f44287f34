package dev.launchway.plan;

/** The lifecycle methods of a component; generated code knows their ordinals. */
public enum Phase {
    /** {@code configure(Configuration)}. */
    CONFIGURE,
    /** {@code open(Target)}. */
    OPEN,
    /** {@code verify(Probe)}. */
    VERIFY,
    /** {@code update(Target)}. */
    UPDATE,
    /** {@code close(Target)}. */
    CLOSE,
    /** {@code lastUpdated(Probe)}. */
    LAST_UPDATED
}
