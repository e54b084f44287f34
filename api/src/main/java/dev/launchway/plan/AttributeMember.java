package dev.launchway.plan;

/**
 * A field with {@code @Attribute} or {@code @Namevar}.
 *
 * @param field the field's name; its key in environments is the same in kebab case
 * @param type its type
 * @param required whether an environment must set it
 * @param namevar whether it names the component in breadcrumbs
 */
public record AttributeMember(String field, ValueType<?> type, boolean required, boolean namevar) {}
