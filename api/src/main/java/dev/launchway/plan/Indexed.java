package dev.launchway.plan;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lists what a {@link DefinitionIndex} knows, for the processor of a service that uses a library. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Indexed {

    /**
     * The components of the package.
     *
     * @return canonical names, sorted
     */
    String[] components() default {};

    /**
     * The resource records of the package.
     *
     * @return canonical names, sorted
     */
    String[] records() default {};
}
