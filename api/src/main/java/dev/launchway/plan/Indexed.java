package dev.launchway.plan;

import dev.launchway.text.GeneratedCode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An entry of the index, for the processor of a service that uses a library. There is one for each compilation, in the
 * package {@value GeneratedCode#INDEX_PACKAGE}, where the compiler finds those of all jars on the class path.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Indexed {

    /**
     * The version of the contract that the definitions were generated for.
     *
     * @return {@link GeneratedCode#VERSION}
     */
    int version() default GeneratedCode.UNNAMED_VERSION;

    /**
     * Components.
     *
     * @return canonical names
     */
    String[] components() default {};

    /**
     * Resource records.
     *
     * @return canonical names
     */
    String[] records() default {};
}
