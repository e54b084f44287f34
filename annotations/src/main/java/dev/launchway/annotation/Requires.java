package dev.launchway.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Requires a resource: the framework sets the field before {@code configure}, and deploys the providers first.
 *
 * <p>The field's type tells how many: {@code T} exactly one, {@code Optional<T>} at most one, {@code List<T>} one or more, and
 * with {@link #optional} any number. Values come in the order of hosts in the environment. With {@code Resource<T>} in place
 * of {@code T} each value also tells which host and component provided it.
 *
 * <pre>{@code
 * @Requires("app:http") List<Address> backends;
 * @Requires(value = "log:file", from = Scope.SAME_HOST, optional = true) List<LogFile> logs;
 * @Requires(value = "store:member", peers = true) List<Address> members;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Requires {

    /**
     * The key of the resource.
     *
     * @return the key that a {@link Provides} names
     */
    String value();

    /**
     * Whose resources count.
     *
     * @return {@link Scope#ALL_HOSTS} by default
     */
    Scope from() default Scope.ALL_HOSTS;

    /**
     * Whether a {@code List} may be empty. For a single value use {@code Optional<T>} instead.
     *
     * @return {@code false} by default
     */
    boolean optional() default false;

    /**
     * Turns the deployment order round: the provider is deployed after this component. The value flows as before.
     *
     * @return {@code false} by default
     */
    boolean reverse() default false;

    /**
     * Takes the resource from peers: components of which none has to be deployed before the other, such as the members of a
     * cluster that know each other. The requirement says nothing about the order of the deployment, and the component's own
     * root component may be among the providers: then its value is among the values, as on all other hosts.
     *
     * <p>All who provide the resource do so by a method of a root component, whose value is known before anything is
     * configured; it is a compile error where one does not, and together with {@link #reverse}.
     *
     * @return {@code false} by default
     */
    boolean peers() default false;
}
