package dev.launchway.diagnostic;

/** Environment files. */
public enum EnvironmentCode implements Code {
    /** A directory of environment files, or a file in it, that cannot be read. */
    UNREADABLE(300),
    /** A file that is no TOML. */
    SYNTAX(301),
    /** A section that does not exist. */
    UNKNOWN_SECTION(302),
    /** A key that does not exist. */
    UNKNOWN_KEY(303),
    /** A key with a value of a wrong type, or one that it does not take. */
    WRONG_VALUE(304),
    /** {@code extends} names no environment. */
    UNKNOWN_BASE(305),
    /** Environments that extend each other without an end. */
    BASE_CYCLE(306),
    /** A host name, or a range of hosts, that is malformed. */
    HOST_NAME(307),
    /** A host that stands in a file twice. */
    DUPLICATE_HOST(308),
    /** {@code [host.x]} without components for a host that does not exist. */
    UNKNOWN_HOST(309),
    /** A host with a component that does not exist. */
    UNKNOWN_COMPONENT(310),
    /** A component that cannot be a root component. */
    NOT_A_ROOT(311),
    /** A component that stands in the list of a host twice. */
    DUPLICATE_COMPONENT(312),
    /** A feature that a component does not have. */
    UNKNOWN_FEATURE(313),
    /** Two components of libraries with one name, which an environment uses. */
    AMBIGUOUS_COMPONENT(314),
    /** {@code [component.x]} for a component that does not exist. */
    UNKNOWN_OVERRIDDEN(320),
    /** An override of an attribute that does not exist. */
    UNKNOWN_ATTRIBUTE(321),
    /** An override that is no value of the attribute's type. */
    UNCONVERTIBLE(322),
    /** An environment that does not set a required attribute. */
    REQUIRED_ATTRIBUTE(323),
    /** A secret that stands in an environment file. */
    SECRET_IN_CLEAR(324),
    /** Overrides of a component that no host runs. */
    UNUSED_OVERRIDE(325, Severity.WARNING),
    /** An override that is replaced wherever the component runs. */
    REPLACED_OVERRIDE(326, Severity.WARNING),
    /** A platform that no component names. */
    UNKNOWN_PLATFORM(330, Severity.WARNING),
    /** An entry of {@code [resolver]} that is no address. */
    ADDRESS_LITERAL(331),
    /** A {@code [vfs]} that says nothing, or two things. */
    PATH_MAP(332),
    /** An environment without hosts. */
    NO_HOSTS(333),
    /** A platform component that no environment deploys. */
    UNUSED_PLATFORM(334, Severity.WARNING),
    /** A value that its attribute's type refuses when it is set: one with a template, or of a type with its own parser. */
    REFUSED_VALUE(340),
    /** A feature that the type of a {@code @Features} field refuses. */
    REFUSED_FEATURE(341),
    /** An environment file in the program that is not the one that the compiler saw. */
    OTHER_FILE(342);

    private final int number;
    private final Severity severity;

    EnvironmentCode(int number) {
        this(number, Severity.ERROR);
    }

    EnvironmentCode(int number, Severity severity) {
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
