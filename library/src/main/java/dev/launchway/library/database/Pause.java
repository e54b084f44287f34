package dev.launchway.library.database;

/** Waits a moment between two attempts. */
final class Pause {

    private Pause() {}

    /** Whether the time has passed; {@code false} when the run was interrupted. */
    static boolean of(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
