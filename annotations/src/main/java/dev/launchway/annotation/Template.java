package dev.launchway.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the template of a {@code File} in a {@link SubComponent} field, so that the compiler can read it.
 *
 * <p>When {@code configure} leaves the field {@code null}, the framework sets {@code File.template(value)}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Template {

    /**
     * The template's file name.
     *
     * @return a path below the definition directory: the directory of the class's package in {@code src/main/resources}
     */
    String value();
}
