package dev.launchway.processor.model;

import javax.lang.model.element.ExecutableElement;

/**
 * A lifecycle method that a component declares.
 *
 * @param phase which
 * @param method the method
 */
public record LifecycleModel(Lifecycle phase, ExecutableElement method) {}
