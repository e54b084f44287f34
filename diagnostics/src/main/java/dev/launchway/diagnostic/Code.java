package dev.launchway.diagnostic;

/**
 * The stable number of a diagnostic: LW1xx components and hierarchy, LW2xx resources and order, LW3xx environments, LW4xx
 * templates and sources. Each family is an enum.
 */
public interface Code {

    /**
     * What stands in brackets before the message.
     *
     * @return {@code LW} and three digits
     */
    String id();

    /**
     * The constant's name.
     *
     * @return as in {@code UNUSED_IN_SOME}
     */
    String name();

    /**
     * How grave such a finding is as a rule: an error may be a warning where a library is at fault, and the option {@code
     * launchway.warnings} makes errors of warnings.
     *
     * @return the severity; only a warning can be suppressed
     */
    Severity severity();

    /**
     * Whether a service may accept it: a warning, or an error that is a warning where a library is at fault.
     *
     * @return {@code false} for what is always an error
     */
    default boolean suppressible() {
        return severity() == Severity.WARNING;
    }
}
