package dev.launchway.api;

/**
 * Names what the controller gets for hosts. {@link Configuration#fromController} makes it, {@link Probe#content} gives its content.
 *
 * @param component the class of the component that asks for it
 * @param key what is got, as that class names it
 */
public record ControllerFile(String component, String key) {}
