package dev.launchway.plan;

/**
 * A value that an environment sets for an attribute.
 *
 * @param field the attribute's field
 * @param value a constant: of the attribute's type, or its text, or a {@link TemplateText}, or a {@link SecretReference}, which is a {@link
 *     SecretValue} once it was looked up; a {@code List} or {@code Map} of
 *     these for those types
 * @param location where it stands: {@code environments/x.toml:line:column}
 */
public record AttributeOverride(String field, Object value, String location) {}
