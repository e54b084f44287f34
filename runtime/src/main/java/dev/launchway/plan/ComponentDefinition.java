package dev.launchway.plan;

import dev.launchway.api.Configuration;
import dev.launchway.api.Environment;
import dev.launchway.api.Host;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Knows one component class: its members, and how to set, read and call them without reflection.
 *
 * <p>The processor generates a subclass for each class with {@code @Component}, in the class's package. It handles the members
 * that the class itself declares and leaves the inherited ones to the definition of the superclass; the public methods of this
 * class answer for both.
 *
 * @param <T> the component class
 */
public abstract class ComponentDefinition<T> {

    /** What {@link #read} returns for a name that the component does not have. */
    public static final Object UNKNOWN = new Object();

    private final Class<T> type;
    private final String name;
    private final ComponentDefinition<? super T> parent;
    private Members members;

    /**
     * For generated subclasses.
     *
     * @param type the component class
     * @param name its name in environments
     * @param parent the definition of the nearest component among its superclasses; {@code null} where there is none
     */
    protected ComponentDefinition(Class<T> type, String name, ComponentDefinition<? super T> parent) {
        this.type = type;
        this.name = name;
        this.parent = parent;
    }

    /**
     * The component class.
     *
     * @return the class
     */
    public final Class<T> type() {
        return type;
    }

    /**
     * Its name in environments.
     *
     * @return kebab case
     */
    public final String name() {
        return name;
    }

    /**
     * Makes an instance by the constructor without arguments.
     *
     * @return a new component
     * @throws IllegalStateException for a component without such a constructor, or an abstract one
     */
    public T create() {
        throw new IllegalStateException(type.getName() + " has no constructor without arguments");
    }

    /**
     * The attributes that the class declares.
     *
     * @return in order of declaration
     */
    protected List<AttributeMember> declaredAttributes() {
        return List.of();
    }

    /**
     * The requirements that the class declares.
     *
     * @return in order of declaration
     */
    protected List<RequirementMember> declaredRequirements() {
        return List.of();
    }

    /**
     * The resources that the class declares.
     *
     * @return in order of declaration
     */
    protected List<ProvisionMember> declaredProvisions() {
        return List.of();
    }

    /**
     * The fields for sub-components that the class declares.
     *
     * @return in order of declaration
     */
    protected List<SubComponentMember> declaredSubComponents() {
        return List.of();
    }

    /**
     * The types of sub-components whose resources the compiler counts on: those of fields, and those of {@code adds}.
     *
     * @return binary names
     */
    protected List<String> declaredParts() {
        return List.of();
    }

    /**
     * The event handlers that the class declares.
     *
     * @return in order of declaration
     */
    protected List<HandlerMember> declaredHandlers() {
        return List.of();
    }

    /**
     * The names that templates can read and that the class declares.
     *
     * @return fields and methods without arguments
     */
    protected List<String> declaredReadable() {
        return List.of();
    }

    /**
     * The lifecycle methods that the class declares.
     *
     * @return in no particular order
     */
    protected List<Phase> declaredPhases() {
        return List.of();
    }

    /**
     * The field of its features, if the class declares one.
     *
     * @return the field and the type of its set
     */
    protected FeaturesMember declaredFeatures() {
        return null;
    }

    /**
     * All members, inherited ones first.
     *
     * @return the members
     */
    public final Members members() {
        if (members == null) {
            members = collect();
        }
        return members;
    }

    private Members collect() {
        Members inherited = parent == null ? Members.NONE : parent.members();
        FeaturesMember features = declaredFeatures();
        return new Members(
                concat(inherited.attributes(), declaredAttributes()),
                concat(inherited.requirements(), declaredRequirements()),
                concat(inherited.provisions(), declaredProvisions()),
                concat(inherited.subComponents(), declaredSubComponents()),
                concat(inherited.parts(), declaredParts()),
                concat(inherited.handlers(), declaredHandlers()),
                concat(inherited.readable(), declaredReadable()),
                concat(inherited.phases(), declaredPhases()),
                features == null ? inherited.features() : Optional.of(features));
    }

    private static <E> List<E> concat(List<E> inherited, List<E> declared) {
        if (inherited.isEmpty()) {
            return declared;
        }
        if (declared.isEmpty()) {
            return inherited;
        }
        List<E> all = new ArrayList<>(inherited);
        all.addAll(declared);
        return List.copyOf(all);
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
    public Object read(T component, String member) throws Throwable {
        return parent == null ? UNKNOWN : parent.read(component, member);
    }

    /**
     * Sets a field: an attribute, a requirement, a sub-component or the features.
     *
     * @param component the component
     * @param field the field's name
     * @param value a value of the field's type
     */
    public void write(T component, String field, Object value) {
        if (parent == null) {
            throw new IllegalArgumentException(type.getName() + " has no field " + field);
        }
        parent.write(component, field, value);
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
     * @param member the name of the method
     * @param host the component's host
     * @param environment the environment
     * @return the value
     * @throws Throwable what the method throws
     */
    public Object provide(T component, String member, Host host, Environment environment) throws Throwable {
        if (parent == null) {
            throw new IllegalArgumentException(type.getName() + " has no method " + member);
        }
        return parent.provide(component, member, host, environment);
    }

    /**
     * Calls an event handler.
     *
     * @param component the component
     * @param method the handler's name
     * @param changing the component that the event is about
     * @param target the target
     * @throws Throwable what the method throws
     */
    public void handle(T component, String method, Object changing, Target target) throws Throwable {
        if (parent == null) {
            throw new IllegalArgumentException(type.getName() + " has no handler " + method);
        }
        parent.handle(component, method, changing, target);
    }

    /**
     * Calls {@code configure}, if there is one.
     *
     * @param component the component
     * @param here its argument
     * @throws Throwable what the method throws
     */
    public void configure(T component, Configuration here) throws Throwable {
        if (parent != null) {
            parent.configure(component, here);
        }
    }

    /**
     * Calls {@code verify}, if there is one.
     *
     * @param component the component
     * @param probe its argument
     * @throws Throwable what the method throws
     */
    public void verify(T component, Probe probe) throws Throwable {
        if (parent != null) {
            parent.verify(component, probe);
        }
    }

    /**
     * Calls {@code update}, if there is one.
     *
     * @param component the component
     * @param target its argument
     * @throws Throwable what the method throws
     */
    public void update(T component, Target target) throws Throwable {
        if (parent != null) {
            parent.update(component, target);
        }
    }

    /**
     * Calls {@code lastUpdated}, if there is one.
     *
     * @param component the component
     * @param probe its argument
     * @return when it was last updated; empty when that is not known
     * @throws Throwable what the method throws
     */
    public Optional<Instant> lastUpdated(T component, Probe probe) throws Throwable {
        return parent == null ? Optional.empty() : parent.lastUpdated(component, probe);
    }

    /**
     * Calls {@code open}, if there is one.
     *
     * @param component the component
     * @param target its argument
     * @throws Throwable what the method throws
     */
    public void open(T component, Target target) throws Throwable {
        if (parent != null) {
            parent.open(component, target);
        }
    }

    /**
     * Calls {@code close}, if there is one.
     *
     * @param component the component
     * @param target its argument
     * @throws Throwable what the method throws
     */
    public void close(T component, Target target) throws Throwable {
        if (parent != null) {
            parent.close(component, target);
        }
    }
}
