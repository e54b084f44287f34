package dev.launchway.plan;

import dev.launchway.api.Environment;
import dev.launchway.api.Host;
import dev.launchway.api.Target;
import dev.launchway.text.GeneratedCode;

/**
 * Knows one component class: its members, and how to set, read and call them without reflection.
 *
 * <p>The processor generates a subclass for each class with {@code @Component}, in the class's package. It handles the members
 * that the class itself declares, by their numbers in its {@link MemberTable}, and leaves the inherited ones to the definition
 * of the superclass; the public methods of this class answer for both, by names.
 *
 * @param <T> the component class
 */
public abstract non-sealed class ComponentDefinition<T> extends Definition<T> {

    /** What {@link #read} returns for a name that the component does not have. */
    public static final Object UNKNOWN = new Object();

    private final ComponentDefinition<? super T> parent;
    private volatile MemberTable declared;
    private volatile Members members;

    /**
     * For generated subclasses. It stays as it is in all versions of the contract, so that code of another one can say so.
     *
     * @param version the version of the contract that the code was generated for
     * @param type the component class
     * @param parent the definition of the nearest component among its superclasses; {@code null} where there is none
     * @param table the members that the class declares
     * @param named the classes that the table names
     * @throws OtherVersionException when the version is not this one
     */
    protected ComponentDefinition(
            int version, Class<T> type, ComponentDefinition<? super T> parent, String table, Class<?>... named) {
        super(version, type, table, named);
        this.parent = parent;
    }

    /**
     * For code that was generated before the contract had a version.
     *
     * @param type the component class
     * @param name its name in environments
     * @param parent the definition of the nearest component among its superclasses
     * @throws OtherVersionException always
     */
    protected ComponentDefinition(Class<T> type, String name, ComponentDefinition<? super T> parent) {
        this(GeneratedCode.UNNAMED_VERSION, type, parent, "");
    }

    /**
     * Sets a field that the class declares.
     *
     * @param component the component
     * @param member its number among the readable members
     * @param value a value of the field's type
     */
    protected void set(T component, int member, Object value) {
        throw unknown(member);
    }

    /**
     * Calls a method that the class declares.
     *
     * @param component the component
     * @param method the ordinal of a {@link Phase}, or the number of a provided method or a handler
     * @param first the argument of a lifecycle method; the host of a provided method; the component that an event is about
     * @param second the environment of a provided method; the target of a handler
     * @return what it returns, {@code null} for nothing
     * @throws Throwable what it throws
     */
    protected Object call(T component, int method, Object first, Object second) throws Throwable {
        throw unknown(method);
    }

    /**
     * Its name in environments.
     *
     * @return kebab case
     */
    public final String name() {
        return declared().name();
    }

    /**
     * The user that it works as.
     *
     * @return a user's name; empty for the user of the deployment
     */
    public final String user() {
        String own = declared().user();
        return own.isEmpty() && parent != null ? parent.user() : own;
    }

    /**
     * Whether {@code verify} and {@code lastUpdated} decide by what Probe shows, and nothing else: by {@code @Observed} of the class, or
     * of the superclass that it has them from.
     *
     * @return {@code true} too where there is neither method
     */
    public final boolean observed() {
        MemberTable own = declared();
        return own.observed() || (!own.verifies() && (parent == null || parent.observed()));
    }

    /**
     * Makes an instance by the constructor without arguments.
     *
     * @return a new component
     * @throws IllegalStateException for a component without such a constructor, or an abstract one
     */
    public T create() {
        throw new IllegalStateException(type().getName() + " has no constructor without arguments");
    }

    /**
     * All members, inherited ones first.
     *
     * @return the members
     */
    public final Members members() {
        Members known = members;
        return known == null ? readMembers() : known;
    }

    /** Once for all threads: members are told apart by identity. */
    private synchronized Members readMembers() {
        if (members == null) {
            members = declared().members(parent == null ? Members.NONE : parent.members());
        }
        return members;
    }

    private MemberTable declared() {
        MemberTable known = declared;
        return known == null ? readDeclared() : known;
    }

    private synchronized MemberTable readDeclared() {
        if (declared == null) {
            declared = MemberTable.read(this);
        }
        return declared;
    }

    /**
     * Reads a member: an attribute, a requirement, a sub-component, a provided field, the features, or a method without
     * arguments.
     *
     * @param component the component
     * @param member the Java name
     * @return its value, {@link #UNKNOWN} where there is no such member
     * @throws Throwable what the method throws
     */
    public final Object read(T component, String member) throws Throwable {
        Integer number = declared().reading(member);
        if (number != null) {
            return get(component, number);
        }
        return parent == null ? UNKNOWN : parent.read(component, member);
    }

    /**
     * Sets a field: an attribute, a requirement, a sub-component or the features.
     *
     * @param component the component
     * @param field the field's name
     * @param value a value of the field's type
     */
    public final void write(T component, String field, Object value) {
        Integer number = declared().reading(field);
        if (number != null) {
            set(component, number, value);
        } else if (parent != null) {
            parent.write(component, field, value);
        } else {
            throw new IllegalArgumentException(type().getName() + " has no field " + field);
        }
    }

    /**
     * Sets each sub-component that {@code @Template} describes and {@code configure} left {@code null}.
     *
     * @param component the component, configured
     */
    public void fillTemplates(T component) {
        if (parent != null) {
            parent.fillTemplates(component);
        }
    }

    /**
     * Computes a provided value.
     *
     * @param component the component
     * @param member a provided method among its {@link #members}
     * @param host the component's host
     * @param environment the environment
     * @return the value
     * @throws Throwable what the method throws
     */
    public final Object provide(T component, ProvisionMember member, Host host, Environment environment)
            throws Throwable {
        return call(component, member, host, environment);
    }

    /**
     * Calls an event handler.
     *
     * @param component the component
     * @param handler a handler among its {@link #members}
     * @param changing the component that the event is about
     * @param target the target
     * @throws Throwable what the method throws
     */
    public final void handle(T component, HandlerMember handler, Object changing, Target target) throws Throwable {
        call(component, handler, changing, target);
    }

    private Object call(T component, Record member, Object first, Object second) throws Throwable {
        Integer number = declared().calling(member);
        if (number != null) {
            return call(component, number, first, second);
        }
        if (parent == null) {
            throw new IllegalArgumentException(type().getName() + " has no " + member);
        }
        return parent.call(component, declared().inherited(member), first, second);
    }

    /**
     * Calls a lifecycle method, if there is one.
     *
     * @param component the component
     * @param phase which method
     * @param argument its argument: a {@code Configuration}, a {@code Probe} or a {@code Target}, as {@link Phase} says
     * @return what {@code lastUpdated} returns; {@code null} for the other methods, and where there is none
     * @throws Throwable what the method throws
     */
    @SuppressWarnings("EnumOrdinal") // the generated switch is over the numbers of phases
    public final Object call(T component, Phase phase, Object argument) throws Throwable {
        if (declared().has(phase)) {
            return call(component, phase.ordinal(), argument, null);
        }
        return parent == null ? null : parent.call(component, phase, argument);
    }
}
