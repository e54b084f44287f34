package dev.launchway.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a handler of an event in its root component's tree.
 *
 * <p>The method takes the component that the event is about, and, if it wants to act, the target: {@code void name(Object
 * changing)} or {@code void name(Object changing, Target target)}. In a prediction no handler is called; it is listed.
 *
 * <pre>{@code
 * @OnEvent(value = Event.BEFORE_UPDATE, scope = EventScope.PRECURSORS)
 * void stopBefore(Object changing, Target target) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnEvent {

    /**
     * The event.
     *
     * @return which event the method handles
     */
    Event value();

    /**
     * Whose events are handled.
     *
     * @return {@link EventScope#ALL} by default
     */
    EventScope scope() default EventScope.ALL;
}
