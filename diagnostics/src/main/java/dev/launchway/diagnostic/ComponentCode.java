package dev.launchway.diagnostic;

/** Components and hierarchy. */
public enum ComponentCode implements Code {
    /** A fault of the processor itself. */
    INTERNAL(100),
    /** Launchway's runtime is not on the class path. */
    NO_RUNTIME(194),
    /** Components in a named module. */
    NAMED_MODULE(195),
    /** A suppression of a warning that does not exist. */
    SUPPRESSION(196, Severity.WARNING),
    /** An option of the processor that does not exist, or with a value that it does not take. */
    OPTION(197),
    /** A generated file, or the report, that cannot be written. */
    OUTPUT(198),
    /** A component that appeared after the processor had run. */
    LATE(199),
    /** {@code @Component} on an interface, a record, an enum or an annotation. */
    NOT_A_CLASS(101),
    /** A class that generated code of its package cannot reach, or one without a package. */
    UNREACHABLE_CLASS(102),
    /** A root name that is not in kebab case. */
    ROOT_NAME(103),
    /** Two components with one root name, or with one name for their generated classes. */
    DUPLICATE_NAME(104),
    /** An annotated member that is private. */
    PRIVATE_MEMBER(105),
    /** An annotated member that is static or final. */
    FIXED_MEMBER(106),
    /** An annotated member in a class that is no component. */
    STRAY_MEMBER(107),
    /** An annotated member of a superclass in another package that generated code cannot reach. */
    UNREACHABLE_MEMBER(108),
    /** A member that hides one of the same name in a superclass. */
    HIDDEN_MEMBER(109),
    /** An attribute of a type that an environment cannot set. */
    ATTRIBUTE_TYPE(110),
    /** More than one {@code @Namevar}. */
    NAMEVAR(111),
    /** A {@code @Features} field of a wrong type, or more than one. */
    FEATURES(112),
    /** Two roles that exclude each other on one field. */
    CONFLICTING_ROLES(113),
    /** Two attributes with one key. */
    DUPLICATE_KEY(114),
    /** A component class that another tool has changed after the processor had read it. */
    CHANGED_CLASS(115),
    /** A lifecycle method with a wrong signature. */
    LIFECYCLE_SIGNATURE(120),
    /** {@code update} without {@code verify}. */
    UPDATE_WITHOUT_VERIFY(121),
    /** An event handler with a wrong signature. */
    HANDLER_SIGNATURE(122),
    /** A {@code @SubComponent} field whose type is no component. */
    SUB_COMPONENT_TYPE(130),
    /** {@code @Template} on a field that is no single {@code File} sub-component. */
    TEMPLATE_FIELD(131),
    /** Components that contain each other without an end. */
    HIERARCHY_CYCLE(132),
    /** {@code adds} names a class that is no component. */
    ADDS_TYPE(133),
    /** {@code @Platform} on, or of, a class that it cannot stand for. */
    PLATFORM(134),
    /** A {@code @Provides} member with a wrong signature or type. */
    PROVIDES_SIGNATURE(140),
    /** A {@code @Requires} field of a wrong type. */
    REQUIRES_TYPE(141),
    /** {@code optional = true} on a field that takes one value. */
    OPTIONAL_SINGLE(142),
    /** A resource without a key. */
    RESOURCE_KEY(143),
    /** Two fields with {@code @Template} that make one file. */
    SAME_PATH(144),
    /** A platform component with a required attribute, which no environment can set. */
    PLATFORM_ATTRIBUTE(145),
    /** {@code configure}, a constructor or a setter that throws. */
    CONFIGURE_FAILED(150),
    /** Two components that decide about the same thing of one path on one host. */
    MANAGED_TWICE(151),
    /** A component that is added to another one which was configured before. */
    ADDED_LATE(152),
    /** A sub-component whose class is no component. */
    ADDED_NO_COMPONENT(153),
    /** A component that is a part of itself, or of two others. */
    TWO_PLACES(154),
    /** Components that make sub-components without an end. */
    ENDLESS_TREE(155),
    /** A sub-component that is made by an initializer or a constructor, before attributes are set. */
    MADE_EARLY(156),
    /** A sub-component with resources whose type the compiler could not know. */
    UNDECLARED_PART(157),
    /** A name, or a command, that shows a secret. */
    SECRET_SHOWN(158),
    /** A component class without its generated definition. */
    NO_DEFINITION(160),
    /** A program without a plan, or with one that cannot be loaded. */
    NO_PLAN(161),
    /** A program with several plans. */
    SEVERAL_PLANS(162),
    /** A class that is not the one that generated code, or another class, was compiled against. */
    OTHER_CLASS(163);

    private final int number;
    private final Severity severity;

    ComponentCode(int number) {
        this(number, Severity.ERROR);
    }

    ComponentCode(int number, Severity severity) {
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
