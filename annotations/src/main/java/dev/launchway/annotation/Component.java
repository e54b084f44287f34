package dev.launchway.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a class a component: a part of a service that can be configured, verified and updated.
 *
 * <p>A component needs no base class. Environments assign components to hosts by name; other components use them as
 * {@linkplain SubComponent sub-components}. Annotated members must not be private, because the generated definition, a class
 * of the same package, reads and sets them without reflection.
 *
 * <p>A component may declare these methods, each optional, package-private or wider, and free to throw any exception:
 *
 * <ul>
 *   <li>{@code void configure(Configuration here)} computes the desired state; it is pure, it sees no target
 *   <li>{@code void verify(Probe probe)} compares the target with it and asks for an update by {@code UpdateNeeded}
 *   <li>{@code void update(Target target)} changes the target; it runs only when {@code verify} asked for it
 *   <li>{@code Optional<Instant> lastUpdated(Probe probe)} says when the managed thing last changed
 *   <li>{@code void open(Target target)} and {@code void close(Target target)} stand around {@code verify} and {@code update}
 * </ul>
 *
 * <pre>{@code
 * @Component
 * public class Nginx {
 *     @Attribute int port = 8080;
 *     @SubComponent @Template("nginx.conf") File config;
 *
 *     void verify(Probe probe) {
 *         probe.assertNoChanges(config);
 *     }
 *
 *     void update(Target target) {
 *         target.run("nginx", "-s", "reload");
 *     }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Component {

    /**
     * The name by which environments assign this component to hosts.
     *
     * @return the name in kebab case; empty (the default) for the class name in kebab case: {@code HttpCache} is
     *     {@code http-cache}
     */
    String value() default "";

    /**
     * Component types that {@code configure} adds by {@code here.add(…)} and that provide or require resources.
     *
     * <p>The compiler does not look into methods, so it knows the resources of such components only if they are named here.
     *
     * @return the added types; none by default
     */
    Class<?>[] adds() default {};

    /**
     * The user that this component works as: its {@code Probe} and its {@code Target} are those of that user, and so is what {@code
     * here.runs(…)} declares. {@code configure} declares what else is done, by {@code here.as(user)}; sub-components have users of
     * their own.
     *
     * @return a user's name on the target; empty (the default) for the user of the deployment
     */
    String as() default "";
}
