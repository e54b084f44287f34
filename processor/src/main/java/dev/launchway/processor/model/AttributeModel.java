package dev.launchway.processor.model;

import dev.launchway.processor.report.Anchor;
import javax.lang.model.element.VariableElement;

/**
 * A field with {@code @Attribute} or {@code @Namevar}.
 *
 * @param field the field
 * @param name its Java name
 * @param key its name in environments: the same in kebab case
 * @param type its type
 * @param required whether an environment must set it
 * @param namevar whether it names the component in breadcrumbs
 * @param anchor its annotation
 */
public record AttributeModel(
        VariableElement field,
        String name,
        String key,
        DataType type,
        boolean required,
        boolean namevar,
        Anchor anchor) {}
