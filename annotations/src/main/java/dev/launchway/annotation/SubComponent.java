package dev.launchway.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a field a place for a sub-component: a single one, a {@code List} or an {@code Optional} of them.
 *
 * <p>{@code configure} assigns the field; what is {@code null} is skipped. Sub-components are deployed before their parent, in
 * the order of declaration; components of a superclass come first. The field must have no initializer, which would run before
 * the attributes are set.
 *
 * <pre>{@code
 * @SubComponent @Template("nginx.conf") File config;
 * @SubComponent List<File> sites;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface SubComponent {}
