package dev.launchway.engine.apply;

import dev.launchway.engine.event.RunEvent.Mode;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * How a run is to go.
 *
 * @param base the target directory: {@code work/} and {@code .launchway/} lie in it
 * @param mode {@link Mode#DEPLOY} or {@link Mode#PREDICT}
 * @param interrupted asked before each component; once it says yes, nothing more begins
 * @param command what the user asked for, as others who find the target locked will read it: {@code local dev}
 * @param begun {@link System#nanoTime} when the run began; its end tells the time since
 */
public record RunSettings(Path base, Mode mode, BooleanSupplier interrupted, String command, long begun) {

    /** Makes the base absolute. */
    public RunSettings {
        if (mode == Mode.CHECK) {
            throw new IllegalArgumentException("a check touches no host");
        }
        base = base.toAbsolutePath().normalize();
    }
}
