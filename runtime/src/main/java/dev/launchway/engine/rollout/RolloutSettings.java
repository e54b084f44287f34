package dev.launchway.engine.rollout;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How a {@link Rollout} is to go.
 *
 * @param jobs how many hosts may be at work at once
 * @param stopAfterFailures how many hosts may fail before no other root component begins anywhere; 0 for any number
 * @param patience how long an agent may take to end when all of its root components are through
 * @param interrupted whether the user wants it to end
 * @param namesHosts whether what is said of one root component names the host of another one
 */
public record RolloutSettings(
        int jobs, int stopAfterFailures, Duration patience, BooleanSupplier interrupted, boolean namesHosts) {

    /**
     * Of a run on this machine alone.
     *
     * @param interrupted whether the user wants it to end
     * @return settings under which there is nothing to wait for
     */
    public static RolloutSettings ofOneHost(BooleanSupplier interrupted) {
        return new RolloutSettings(1, 0, Duration.ZERO, interrupted, false);
    }
}
