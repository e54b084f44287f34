package dev.launchway.diagnostic;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a diagnostic is about, by a stable number, with which its name begins: LW1xx components and hierarchy, LW2xx resources and
 * order, LW3xx environments, LW4xx templates and sources. Each has a page of its number in {@code docs/errors}.
 */
public enum Code {
    /** A fault of the processor itself. */
    LW100_INTERNAL_FAULT,
    /** {@code @Component} on an interface, a record, an enum or an annotation. */
    LW101_NOT_A_CLASS,
    /** A class that generated code of its package cannot reach, or one without a package. */
    LW102_UNREACHABLE_CLASS,
    /** A root name that is not in kebab case. */
    LW103_ROOT_NAME,
    /** Two components with one root name, or with one name for their generated classes. */
    LW104_DUPLICATE_NAME,
    /** An annotated member that is private. */
    LW105_PRIVATE_MEMBER,
    /** An annotated member that is static or final. */
    LW106_FIXED_MEMBER,
    /** An annotated member in a class that is no component. */
    LW107_STRAY_MEMBER,
    /** An annotated member of a superclass in another package that generated code cannot reach. */
    LW108_UNREACHABLE_MEMBER,
    /** A member that hides one of the same name in a superclass. */
    LW109_HIDDEN_MEMBER,
    /** An attribute of a type that an environment cannot set. */
    LW110_ATTRIBUTE_TYPE,
    /** More than one {@code @Namevar}. */
    LW111_SEVERAL_NAMEVARS,
    /** A {@code @Features} field of a wrong type, or more than one. */
    LW112_FEATURES_FIELD,
    /** Two roles that exclude each other on one field. */
    LW113_CONFLICTING_ROLES,
    /** Two attributes with one key. */
    LW114_DUPLICATE_KEY,
    /** A component class that another tool has changed after the processor had read it. */
    LW115_CHANGED_CLASS,
    /** A class of the service that has the name of a generated one. */
    LW116_GENERATED_NAME,
    /** {@code as} names no user. */
    LW117_USER_NAME,
    /** A component that works as another user, and declares nothing that is done so. */
    LW118_UNDECLARED_PRIVILEGE,
    /** A lifecycle method with a wrong signature. */
    LW120_LIFECYCLE_SIGNATURE,
    /** {@code update} without {@code verify}. */
    LW121_UPDATE_WITHOUT_VERIFY,
    /** An event handler with a wrong signature. */
    LW122_HANDLER_SIGNATURE,
    /** {@code @Observed} on a component of which nothing is observed. */
    LW123_OBSERVED_IN_VAIN(Severity.WARNING),
    /** A component with {@code @Observed} that refers to the clock, files, sockets or the like past Probe. */
    LW124_PAST_PROBE(Severity.WARNING),
    /** A {@code @SubComponent} field whose type is no component. */
    LW130_SUB_COMPONENT_TYPE,
    /** {@code @Template} on a field that is no single {@code File} sub-component. */
    LW131_TEMPLATE_FIELD,
    /** Components that contain each other without an end. */
    LW132_HIERARCHY_CYCLE,
    /** {@code adds} names a class that is no component. */
    LW133_ADDS_TYPE,
    /** {@code @Platform} on, or of, a class that it cannot stand for. */
    LW134_PLATFORM_CLASS,
    /** A component that is made and that nothing adds. */
    LW135_NEVER_ADDED,
    /** A constant that a setting of the library's components refuses. */
    LW136_REFUSED_SETTING,
    /** A {@code @Provides} member with a wrong signature or type. */
    LW140_PROVIDES_SIGNATURE,
    /** A {@code @Requires} field of a wrong type. */
    LW141_REQUIRES_TYPE,
    /** {@code optional = true} on a field that takes one value. */
    LW142_OPTIONAL_SINGLE,
    /** A resource without a key. */
    LW143_RESOURCE_KEY,
    /** Two fields with {@code @Template} that make one file. */
    LW144_SAME_PATH,
    /** A platform component with a required attribute, which no environment can set. */
    LW145_PLATFORM_ATTRIBUTE,
    /** {@code peers = true} together with {@code reverse = true}. */
    LW146_PEERS_IN_REVERSE,
    /** {@code configure}, a constructor or a setter that throws. */
    LW150_CONFIGURE_FAILED,
    /** Two components that decide about the same thing of one path on one host. */
    LW151_MANAGED_TWICE,
    /** A component that is added to another one which was configured before. */
    LW152_ADDED_LATE,
    /** A sub-component whose class is no component. */
    LW153_ADDED_NO_COMPONENT,
    /** A component that is a part of itself, or of two others. */
    LW154_TWO_PLACES,
    /** Components that make sub-components without an end. */
    LW155_ENDLESS_TREE,
    /** A sub-component that is made by an initializer or a constructor, before attributes are set. */
    LW156_MADE_EARLY,
    /** A sub-component with resources whose type the compiler could not know. */
    LW157_UNDECLARED_PART,
    /** A name, or a command, that shows a secret. */
    LW158_SECRET_SHOWN,
    /** A file with a secret in it that others than its owner can read. */
    LW159_EXPOSED_SECRET(Severity.WARNING),
    /** A component class without its generated definition. */
    LW160_NO_DEFINITION,
    /** A program without a plan, or with one that cannot be loaded. */
    LW161_NO_PLAN,
    /** A program with several plans. */
    LW162_SEVERAL_PLANS,
    /** A class that is not the one that generated code, or another class, was compiled against. */
    LW163_OTHER_CLASS,
    /** A library, a plan or a runtime of another version of the contract with generated code. */
    LW164_OTHER_VERSION,
    /** A text that a secret was joined to. */
    LW165_JOINED_SECRET,
    /** Secrets of an environment whose key nobody here can open. */
    LW166_SECRETS_CLOSED,
    /** A secret that is not there, or not as it was written. */
    LW167_UNREADABLE_SECRET,
    /** A {@code configure} that throws after it has looked at the placeholder of a secret. */
    LW168_PLACEHOLDER_REFUSED(Severity.WARNING),
    /** A file of another user in a directory of the user of the deployment. */
    LW169_EXPOSED_PRIVILEGE,
    /** Something that holds for a time alone, as a certificate, at another time. */
    LW180_DOES_NOT_HOLD,
    /** Something that holds for less than 30 days more. */
    LW181_ENDS_SOON(Severity.WARNING),
    /** Launchway's API is not on the class path. */
    LW194_NO_API,
    /** Components in a named module. */
    LW195_NAMED_MODULE,
    /** A suppression of a warning that does not exist. */
    LW196_UNKNOWN_SUPPRESSION(Severity.WARNING),
    /** An option of the processor that does not exist, or with a value that it does not take. */
    LW197_PROCESSOR_OPTION,
    /** A generated file, or the report, that cannot be written. */
    LW198_OUTPUT_NOT_WRITTEN,
    /** A component that appeared after the processor had run. */
    LW199_LATE_COMPONENT,
    /** A requirement that nothing satisfies. */
    LW210_UNSATISFIED_REQUIREMENT,
    /** A requirement of one value that several components provide. */
    LW211_TOO_MANY_PROVIDERS,
    /** A resource that nothing requires in any environment. */
    LW212_UNUSED_RESOURCE,
    /** A resource that nothing requires in some environment. */
    LW213_UNUSED_IN_SOME_ENVIRONMENT(Severity.WARNING),
    /** Provider and requirer that disagree on the type. */
    LW214_RESOURCE_TYPE,
    /** A component that requires what it provides itself. */
    LW215_OWN_RESOURCE,
    /** A value that is no data, and would have to cross hosts. */
    LW216_NOT_DATA,
    /** A secret that goes to other hosts with a resource. */
    LW217_SECRET_LEAVES_HOST(Severity.WARNING),
    /** A requirement that only ignored hosts or components satisfy. */
    LW218_ONLY_IGNORED_PROVIDERS(Severity.WARNING),
    /** A requirement that may stay empty, and does in every environment. */
    LW219_NEVER_PROVIDED(Severity.WARNING),
    /** Values that depend on each other. */
    LW220_VALUE_CYCLE,
    /** Components that each have to be deployed before the other. */
    LW221_ORDER_CYCLE,
    /** A requirement from peers of a value that is known after configure only. */
    LW222_LATE_PEER,
    /** A resource whose value is null, or a list with null in it. */
    LW230_NULL_RESOURCE,
    /** A {@code @Provides} method that throws. */
    LW231_PROVIDES_FAILED,
    /** A requirement for which configure made no sub-component that provides it. */
    LW232_NOT_PROVIDED,
    /** A requirement of one value for which configure made several components that provide it. */
    LW233_PROVIDED_OFTEN,
    /** A directory of environment files, or a file in it, that cannot be read. */
    LW300_UNREADABLE_FILE,
    /** A file that is no TOML. */
    LW301_TOML_SYNTAX,
    /** A section that does not exist. */
    LW302_UNKNOWN_SECTION,
    /** A key that does not exist. */
    LW303_UNKNOWN_KEY,
    /** A key with a value of a wrong type, or one that it does not take. */
    LW304_WRONG_VALUE,
    /** {@code extends} names no environment. */
    LW305_UNKNOWN_BASE,
    /** Environments that extend each other without an end. */
    LW306_BASE_CYCLE,
    /** A host name, or a range of hosts, that is malformed. */
    LW307_HOST_NAME,
    /** A host that stands in a file twice. */
    LW308_DUPLICATE_HOST,
    /** {@code [host.x]} without components for a host that does not exist. */
    LW309_UNKNOWN_HOST,
    /** A host with a component that does not exist. */
    LW310_UNKNOWN_COMPONENT,
    /** A component that cannot be a root component. */
    LW311_NOT_A_ROOT,
    /** A component that stands in the list of a host twice. */
    LW312_DUPLICATE_COMPONENT,
    /** A feature that a component does not have. */
    LW313_UNKNOWN_FEATURE,
    /** Two components of libraries with one name, which an environment uses. */
    LW314_AMBIGUOUS_COMPONENT,
    /** {@code [component.x]} for a component that does not exist. */
    LW320_UNKNOWN_OVERRIDDEN_COMPONENT,
    /** An override of an attribute that does not exist. */
    LW321_UNKNOWN_ATTRIBUTE,
    /** An override that is no value of the attribute's type. */
    LW322_UNCONVERTIBLE_VALUE,
    /** An environment that does not set a required attribute. */
    LW323_REQUIRED_ATTRIBUTE,
    /** A secret that stands in clear in an environment file, or in a file of secrets. */
    LW324_SECRET_IN_CLEAR,
    /** Overrides of a component that no host runs. */
    LW325_UNUSED_OVERRIDE(Severity.WARNING),
    /** An override that is replaced wherever the component runs. */
    LW326_REPLACED_OVERRIDE(Severity.WARNING),
    /** Overrides that read one another in a circle. */
    LW327_OVERRIDE_CYCLE,
    /** An attribute that an environment file sets, and the file of secrets beside it, too. */
    LW328_SECRET_SET_TWICE,
    /** A platform that no component names. */
    LW330_UNKNOWN_PLATFORM(Severity.WARNING),
    /** An entry of {@code [resolver]} that is no address. */
    LW331_ADDRESS_LITERAL,
    /** A {@code [vfs]} that says nothing, or two things. */
    LW332_PATH_MAP,
    /** An environment without hosts. */
    LW333_NO_HOSTS,
    /** A platform component that no environment deploys. */
    LW334_UNUSED_PLATFORM(Severity.WARNING),
    /** A section {@code [secrets]} that is missing, or says nothing that can be used. */
    LW335_SECRETS_HEADER,
    /** An entry of a file of secrets that is damaged. */
    LW336_DAMAGED_SECRET,
    /** A secret file that is named and not there, or there and not named. */
    LW337_SECRET_FILE,
    /** A file of secrets of an environment that does not exist. */
    LW338_SECRETS_WITHOUT_ENVIRONMENT,
    /** A shared secret that no attribute refers to. */
    LW339_UNUSED_SECRET(Severity.WARNING),
    /** A value that its attribute's type refuses when it is set: one with a template, or of a type with its own parser. */
    LW340_REFUSED_VALUE,
    /** A feature that the type of a {@code @Features} field refuses. */
    LW341_REFUSED_FEATURE,
    /** An environment file in the program that is not the one that the compiler saw. */
    LW342_OTHER_ENVIRONMENT_FILE,
    /** An attribute refers to a secret that the environment does not have. */
    LW343_UNKNOWN_SECRET,
    /** A source of secrets that cannot be asked. */
    LW344_SECRET_SOURCE,
    /** A text in free data, or in an attribute that is no secret, that looks like one. */
    LW345_LIKE_A_SECRET(Severity.WARNING),
    /** An encrypted text where nothing decrypts it. */
    LW346_ENCRYPTED_TEXT(Severity.WARNING),
    /** A template of an environment that puts a secret into an attribute that is none. */
    LW347_SECRET_IN_PLAIN_ATTRIBUTE,
    /** An IP address of a family that the environment switches off. */
    LW348_ADDRESS_FAMILY_OFF,
    /** A template, or another file, that the definition directory does not have. */
    LW401_MISSING_FILE,
    /** A template that is no valid template. */
    LW402_TEMPLATE_SYNTAX,
    /** A name in a template that its component, the host or the environment does not have. */
    LW403_UNKNOWN_NAME,
    /** A key of {@code host.data} or {@code environment.data} that is not set there. */
    LW404_DATA_NOT_SET,
    /** A value that a template needs and that is not set. */
    LW405_VALUE_NOT_SET,
    /** A template that fails when it is rendered: a method that throws, an index beyond the end. */
    LW406_RENDERING_FAILED,
    /** A template that is no text in UTF-8, nor in the encoding that is named for it. */
    LW407_NOT_TEXT,
    /** A variable that is given to a template and that it does not mention. */
    LW408_UNUSED_VARIABLE,
    /** A template that no component refers to. */
    LW410_UNREFERENCED_TEMPLATE(Severity.WARNING);

    private static final int ID_LENGTH = "LW210".length();

    private final Severity severity;

    Code() {
        this(Severity.ERROR);
    }

    Code(Severity severity) {
        this.severity = severity;
    }

    /**
     * The code of a number.
     *
     * @param id as in {@code LW210}
     * @return the code; empty when there is none
     */
    public static Optional<Code> of(String id) {
        return Arrays.stream(values()).filter(code -> code.id().equals(id)).findFirst();
    }

    /**
     * What stands in brackets before the message.
     *
     * @return {@code LW} and three digits
     */
    public String id() {
        return name().substring(0, ID_LENGTH);
    }

    /**
     * What it is about.
     *
     * @return the family, by the first digit
     */
    public Family family() {
        return Family.values()[name().charAt(2) - '1'];
    }

    /**
     * What the code is about, without its number.
     *
     * @return as in {@code UNUSED_RESOURCE}
     */
    public String title() {
        return name().substring(ID_LENGTH + 1);
    }

    /**
     * How grave such a finding is as a rule: an error may be a warning where a library is at fault, and the option {@code
     * launchway.warnings} makes errors of warnings.
     *
     * @return the severity; only a warning can be suppressed
     */
    public Severity severity() {
        return severity;
    }

    /**
     * Whether a service may accept it: a warning, or an error that is a warning where a library is at fault.
     *
     * @return {@code false} for what is always an error
     */
    public boolean suppressible() {
        return severity == Severity.WARNING || this == LW212_UNUSED_RESOURCE;
    }

    /** The families of codes, in the order of their numbers. */
    public enum Family {
        /** LW1xx: components and their hierarchy. */
        COMPONENT,
        /** LW2xx: resources and order. */
        RESOURCE,
        /** LW3xx: environments. */
        ENVIRONMENT,
        /** LW4xx: templates and sources. */
        TEMPLATE
    }
}
