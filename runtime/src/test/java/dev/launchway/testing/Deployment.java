package dev.launchway.testing;

import dev.launchway.engine.apply.NextLook;
import java.util.Optional;

/** What can be predicted and deployed, again and again. */
public interface Deployment {

    /**
     * Predicts.
     *
     * @return what would happen
     */
    Run predict();

    /**
     * Deploys.
     *
     * @return what happened
     */
    Run deploy();

    /**
     * Looks at it as the next deployment will.
     *
     * @return what the verifies are shown; empty where that is not known in this process
     */
    default Optional<NextLook> look() {
        return Optional.empty();
    }
}
