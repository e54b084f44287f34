package dev.launchway.processor.model;

import dev.launchway.annotation.Event;
import dev.launchway.annotation.EventScope;
import dev.launchway.processor.report.Anchor;
import javax.lang.model.element.ExecutableElement;

/**
 * A method with {@code @OnEvent}.
 *
 * @param method the method
 * @param event what it handles
 * @param scope whose events
 * @param withTarget whether it takes the target as its second parameter
 * @param anchor its annotation
 */
public record HandlerModel(
        ExecutableElement method, Event event, EventScope scope, boolean withTarget, Anchor anchor) {}
