package dev.launchway.annotation;

/** The hosts whose resources a {@link Requires} looks at. */
public enum Scope {
    /** All hosts of the environment. */
    ALL_HOSTS,
    /** Only the host of the requiring component. */
    SAME_HOST
}
