package dev.launchway.engine.expand;

import java.util.List;

/**
 * What a root component of another host provides, as the controller computed it there.
 *
 * @param root the index of that root component in the plan at hand
 * @param key the resource's key
 * @param values the values, taken apart by their type
 */
public record ForeignValues(int root, String key, List<Object> values) {

    /** A value that waits for the requirement that knows its type. */
    record Encoded(Object data) {}
}
