package dev.launchway.engine.template;

import dev.launchway.api.Environment;
import dev.launchway.api.Host;

/**
 * The names that a template starts from.
 *
 * @param component {@code component}
 * @param host {@code host}
 * @param environment {@code environment}
 */
public record TemplateScope(Object component, Host host, Environment environment) {}
