package dev.launchway.plan;

import dev.launchway.annotation.Event;
import dev.launchway.annotation.EventScope;

/**
 * A method with {@code @OnEvent}.
 *
 * @param method the method's name
 * @param event what it handles
 * @param scope whose events
 */
public record HandlerMember(String method, Event event, EventScope scope) {}
