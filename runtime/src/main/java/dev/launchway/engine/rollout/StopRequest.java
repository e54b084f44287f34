package dev.launchway.engine.rollout;

import java.util.function.BooleanSupplier;

/** Whether the user wants a run to end. */
@FunctionalInterface
public interface StopRequest extends BooleanSupplier {

    /**
     * Calls when the user asks for it, or now when that was before. One that never changes its mind has nobody to call.
     *
     * @param action what to do then; must not block
     */
    default void onRequest(Runnable action) {}
}
