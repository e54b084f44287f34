package dev.launchway.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Provides a resource: a value under a key, for the components that {@linkplain Requires require} it.
 *
 * <p>On a method, the value is known before {@code configure}: it is computed from attributes, and from the {@code Host} and
 * {@code Environment} that the method may take as parameters. On a field, the value is taken after {@code configure}. A {@code
 * List} provides each of its elements. {@code null} is an error of the model.
 *
 * <p>A value that can be required from another host is data: the types of {@linkplain Attribute attributes}, and records,
 * lists, maps and enums of them.
 *
 * <pre>{@code
 * @Provides("web:http") Address http(Host host) {
 *     return Address.of(host.fqdn(), port);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.FIELD})
public @interface Provides {

    /**
     * The key of the resource.
     *
     * @return by convention {@code component:what}, for example {@code "app:http"}
     */
    String value();
}
