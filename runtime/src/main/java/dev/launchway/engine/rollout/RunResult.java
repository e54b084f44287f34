package dev.launchway.engine.rollout;

import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.event.RunEvent.Trouble;
import java.time.Duration;
import java.util.Set;

/**
 * How a run ended.
 *
 * @param troubles what kept it from beginning; empty when it began
 * @param declined whether the user was asked, and did not want it
 * @param interrupted whether the user ended it
 * @param changed components that were updated, or would be
 * @param unchanged components that were as they should be
 * @param failed root components that failed
 * @param skipped root components that were left alone
 * @param lost hosts that were lost when nothing was at work there
 */
public record RunResult(
        Set<Trouble> troubles,
        boolean declined,
        boolean interrupted,
        int changed,
        int unchanged,
        int failed,
        int skipped,
        int lost) {

    /** Copies the troubles. */
    public RunResult {
        troubles = Set.copyOf(troubles);
    }

    /**
     * A run that changed nothing.
     *
     * @param troubles what kept it from beginning
     * @return how it ended
     */
    public static RunResult notBegun(Set<Trouble> troubles) {
        return new RunResult(troubles, false, false, 0, 0, 0, 0, 0);
    }

    /**
     * A run that the user did not want after all.
     *
     * @return how it ended
     */
    public static RunResult ofNo() {
        return new RunResult(Set.of(), true, false, 0, 0, 0, 0, 0);
    }

    /**
     * A run that the user ended before it began.
     *
     * @return how it ended
     */
    public static RunResult ofInterrupt() {
        return new RunResult(Set.of(), false, true, 0, 0, 0, 0, 0);
    }

    /**
     * The last event of the run.
     *
     * @param environment the name of the environment
     * @param mode deployment or prediction
     * @param begun {@link System#nanoTime} when the run began
     * @return the event
     */
    public RunFinished event(String environment, Mode mode, long begun) {
        return new RunFinished(
                environment, mode, changed, unchanged, failed, skipped, Duration.ofNanos(System.nanoTime() - begun));
    }
}
