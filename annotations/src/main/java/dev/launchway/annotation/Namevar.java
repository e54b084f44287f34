package dev.launchway.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a field an attribute and the name of its component in breadcrumbs: {@code Nginx > File("nginx.conf")}.
 *
 * <p>A component has at most one.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Namevar {}
