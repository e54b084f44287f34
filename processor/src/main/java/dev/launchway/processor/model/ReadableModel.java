package dev.launchway.processor.model;

import javax.lang.model.element.Element;

/**
 * A member that templates can read.
 *
 * @param name its Java name
 * @param member a field, or a method without parameters
 * @param method whether it is a method
 */
public record ReadableModel(String name, Element member, boolean method) {}
