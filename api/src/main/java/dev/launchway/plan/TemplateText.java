package dev.launchway.plan;

/**
 * A value of an environment file that holds {@code {{ }}}: it is rendered over {@code component}, {@code host} and {@code
 * environment} when attributes are set, and then read as the attribute's type.
 *
 * @param text the template
 */
public record TemplateText(String text) {}
