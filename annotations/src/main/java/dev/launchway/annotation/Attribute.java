package dev.launchway.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a field a setting of its component: an environment may override it, a parent component may set it, templates may read
 * it.
 *
 * <p>The initial value of the field is the default. In environment files the key is the field's name in kebab case: {@code
 * serverName} is {@code server-name}.
 *
 * <p>Types: {@code String}, {@code boolean}, {@code int}, {@code long}, {@code double}, enums, {@code Path}, {@code Duration},
 * {@code URI}, {@code Address}, {@code FileMode}, {@code Secret}, {@code SecretFile}; {@code List}, {@code Set}, {@code
 * Map<String, ·>} and {@code Optional} of them; and any class with a public static {@code valueOf(String)} or {@code parse(String)}. A {@code Path} is
 * mapped once, when it is set, defaults too: relative below the work directory, absolute through the environment's mapping.
 *
 * <pre>{@code
 * @Attribute int port = 8080;
 * @Attribute(required = true) String serverName;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Attribute {

    /**
     * Whether every environment that assigns the component to a host must set this attribute.
     *
     * @return {@code false} by default
     */
    boolean required() default false;
}
