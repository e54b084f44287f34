package dev.launchway.testing;

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
}
