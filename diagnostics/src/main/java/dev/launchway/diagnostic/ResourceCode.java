package dev.launchway.diagnostic;

/** Resources and order. */
public enum ResourceCode implements Code {
    /** A requirement that nothing satisfies. */
    UNSATISFIED(210),
    /** A requirement of one value that several components provide. */
    TOO_MANY(211),
    /** A resource that nothing requires in any environment. */
    UNUSED(212),
    /** A resource that nothing requires in some environment. */
    UNUSED_IN_SOME(213, Severity.WARNING),
    /** Provider and requirer that disagree on the type. */
    TYPE(214),
    /** A component that requires what it provides itself. */
    OWN_RESOURCE(215),
    /** A value that is no data, and would have to cross hosts. */
    NOT_DATA(216),
    /** A secret that goes to other hosts with a resource. */
    SECRET_LEAVES_HOST(217, Severity.WARNING),
    /** A requirement that only ignored hosts or components satisfy. */
    ONLY_IGNORED(218, Severity.WARNING),
    /** Values that depend on each other. */
    VALUE_CYCLE(220),
    /** Components that each have to be deployed before the other. */
    ORDER_CYCLE(221),
    /** A resource whose value is null, or a list with null in it. */
    NULL_RESOURCE(230),
    /** A {@code @Provides} method that throws. */
    PROVIDES_FAILED(231),
    /** A requirement for which configure made no sub-component that provides it. */
    NOT_PROVIDED(232),
    /** A requirement of one value for which configure made several components that provide it. */
    PROVIDED_OFTEN(233);

    private final int number;
    private final Severity severity;

    ResourceCode(int number) {
        this(number, Severity.ERROR);
    }

    ResourceCode(int number, Severity severity) {
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

    @Override
    public boolean suppressible() {
        return severity == Severity.WARNING || this == UNUSED;
    }
}
