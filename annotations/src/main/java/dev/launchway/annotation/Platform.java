package dev.launchway.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds this component as the last sub-component of another one, on the hosts of a platform.
 *
 * <p>The component needs a constructor without arguments. It matches the exact type that {@link #of} names, not its
 * subclasses, wherever that type stands in the hierarchy.
 *
 * <pre>{@code
 * @Component
 * @Platform(value = "debian", of = Nginx.class)
 * class NginxOnDebian { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Platform.Container.class)
public @interface Platform {

    /**
     * The platform's name.
     *
     * @return the name as hosts and environments write it
     */
    String value();

    /**
     * The component that is extended.
     *
     * @return a component class
     */
    Class<?> of();

    /** Holds several {@link Platform} annotations of one class. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface Container {

        /**
         * The annotations.
         *
         * @return in order of declaration
         */
        Platform[] value();
    }
}
