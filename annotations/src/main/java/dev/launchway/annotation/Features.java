package dev.launchway.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Receives the features that an environment selects for this component on a host: {@code app01 = ["app:worker"]}.
 *
 * <p>The field is a {@code Set} of an enum, whose constants are then the known features in kebab case, or of {@code String}.
 * With no feature selected the field keeps its initial value.
 *
 * <pre>{@code
 * enum Feature { WORKER, WEB_CONSOLE }
 *
 * @Features Set<Feature> features = EnumSet.allOf(Feature.class);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Features {}
