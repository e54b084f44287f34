package dev.launchway.processor.model;

import dev.launchway.processor.report.Anchor;
import java.util.List;
import javax.lang.model.element.Element;

/**
 * A field or method with {@code @Provides}.
 *
 * @param member the field or method
 * @param key the resource's key
 * @param method whether it is a method, whose value is known before {@code configure}
 * @param each whether it is a list that provides each element
 * @param type the type of one value
 * @param parameters what the method takes, in order
 * @param anchor the key in the annotation
 */
public record ProvisionModel(
        Element member,
        String key,
        boolean method,
        boolean each,
        DataType type,
        List<Parameter> parameters,
        Anchor anchor) {

    /**
     * The same resource, with another place for what is said of it.
     *
     * @param place the place
     * @return a copy
     */
    public ProvisionModel at(Anchor place) {
        return new ProvisionModel(member, key, method, each, type, parameters, place);
    }

    /** What a provided method may take. */
    public enum Parameter {
        /** {@code dev.launchway.api.Host}. */
        HOST,
        /** {@code dev.launchway.api.Environment}. */
        ENVIRONMENT,
        /** Anything else, which is an error. */
        OTHER
    }
}
