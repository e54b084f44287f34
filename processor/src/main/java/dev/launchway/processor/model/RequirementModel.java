package dev.launchway.processor.model;

import dev.launchway.annotation.Scope;
import dev.launchway.processor.report.Anchor;
import javax.lang.model.element.VariableElement;

/**
 * A field with {@code @Requires}.
 *
 * @param field the field
 * @param key the resource's key
 * @param scope whose resources count
 * @param cardinality how many there must be
 * @param reverse whether the provider is deployed after the requirer
 * @param peers whether it is for no order: all values are known before anything is configured
 * @param withSource whether each value is wrapped in a {@code Resource}
 * @param type the type of one value, unwrapped
 * @param anchor the key in the annotation
 */
public record RequirementModel(
        VariableElement field,
        String key,
        Scope scope,
        Cardinality cardinality,
        boolean reverse,
        boolean peers,
        boolean withSource,
        DataType type,
        Anchor anchor) {

    /**
     * One value as it stands between angle brackets.
     *
     * @return {@code Address}, {@code Integer}, {@code Resource<Address>}
     */
    public String content() {
        return withSource ? "Resource<" + type.boxed() + ">" : type.boxed();
    }

    /**
     * The same requirement, with another place for what is said of it.
     *
     * @param place the place
     * @return a copy
     */
    public RequirementModel at(Anchor place) {
        return new RequirementModel(field, key, scope, cardinality, reverse, peers, withSource, type, place);
    }
}
