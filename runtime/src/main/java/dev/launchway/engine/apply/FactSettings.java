package dev.launchway.engine.apply;

import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.InvalidModelException;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * What a session needs to know to keep facts, and to use those of earlier runs.
 *
 * @param keys under which keys the facts of root components are kept, by the index of the root; those of others are not kept
 * @param home the environment variable {@code HOME}, which commands have
 * @param trusted whether those of earlier runs prove that root components are unchanged
 * @param again configures the environment once more, so that what changed can be looked at as the next run will
 * @param asked how often, so far, something was looked up that the keys do not stand for: a file of the controller's
 */
public record FactSettings(Map<Integer, String> keys, String home, boolean trusted, Again again, IntSupplier asked) {

    /** No facts are kept. */
    public static final FactSettings NONE = new FactSettings(
            Map.of(),
            "",
            false,
            () -> {
                throw new IllegalStateException("no facts are kept");
            },
            () -> 0);

    /** Configures an environment once more. */
    @FunctionalInterface
    public interface Again {

        /**
         * Configures it, with components of its own.
         *
         * @return the configured environment
         * @throws InvalidModelException when it cannot be configured any more
         */
        ExpandedEnvironment expand() throws InvalidModelException;
    }

    /** Copies the keys. */
    public FactSettings {
        keys = Map.copyOf(keys);
    }
}
