package dev.launchway.processor.model;

import dev.launchway.processor.report.Anchor;

/**
 * A type that {@code @Component(adds = …)} names.
 *
 * @param typeName its binary name
 * @param anchor the type in the annotation
 */
public record AddedModel(String typeName, Anchor anchor) {}
