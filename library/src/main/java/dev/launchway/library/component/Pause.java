package dev.launchway.library.component;

/** Waits a moment between two looks, for components that wait for something. */
public final class Pause {

    private Pause() {}

    /**
     * Waits.
     *
     * @param millis how long
     * @return whether the time has passed; {@code false} when the run was interrupted
     */
    public static boolean of(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
