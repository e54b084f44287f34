package dev.launchway.processor.model;

import dev.launchway.processor.report.Anchor;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.VariableElement;

/**
 * A field with {@code @Features}.
 *
 * @param field the field
 * @param type the type of one feature: an enum or {@code String}; empty for a field of a wrong type
 * @param names the known features in kebab case; empty when any is allowed
 * @param anchor its annotation
 */
public record FeaturesModel(VariableElement field, Optional<DataType> type, List<String> names, Anchor anchor) {

    /**
     * Whether the field takes any feature.
     *
     * @return whether it is a {@code Set<String>}
     */
    public boolean free() {
        return type.map(DataType.Scalar.class::isInstance).orElse(false);
    }
}
