package dev.launchway.processor.model;

/** The lifecycle methods of a component. */
public enum Lifecycle {
    /** {@code configure(Configuration)}. */
    CONFIGURE("configure", "Configuration", "void configure(Configuration here)"),
    /** {@code open(Target)}. */
    OPEN("open", "Target", "void open(Target target)"),
    /** {@code verify(Probe)}. */
    VERIFY("verify", "Probe", "void verify(Probe probe)"),
    /** {@code update(Target)}. */
    UPDATE("update", "Target", "void update(Target target)"),
    /** {@code close(Target)}. */
    CLOSE("close", "Target", "void close(Target target)"),
    /** {@code lastUpdated(Probe)}. */
    LAST_UPDATED("lastUpdated", "Probe", "Optional<Instant> lastUpdated(Probe probe)");

    private final String method;
    private final String parameter;
    private final String signature;

    Lifecycle(String method, String parameter, String signature) {
        this.method = method;
        this.parameter = parameter;
        this.signature = signature;
    }

    /**
     * The name of the method.
     *
     * @return its Java name
     */
    public String method() {
        return method;
    }

    /**
     * The type of its parameter.
     *
     * @return the simple name of a type of {@code dev.launchway.api}
     */
    public String parameter() {
        return parameter;
    }

    /**
     * The method as an author writes it.
     *
     * @return return type, name and parameter
     */
    public String signature() {
        return signature;
    }
}
