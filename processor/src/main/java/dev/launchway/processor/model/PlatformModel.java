package dev.launchway.processor.model;

import dev.launchway.processor.report.Anchor;

/**
 * A {@code @Platform} annotation.
 *
 * @param platform the platform's name
 * @param of the binary name of the class that is extended
 * @param anchor the platform's name in the annotation
 * @param ofAnchor the class in the annotation
 */
public record PlatformModel(String platform, String of, Anchor anchor, Anchor ofAnchor) {}
