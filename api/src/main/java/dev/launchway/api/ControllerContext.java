package dev.launchway.api;

import java.nio.file.Path;

/** What a {@link ControllerSource} sees of the controller, the machine that the deployment is run from. */
public interface ControllerContext {

    /**
     * Prepares a command of the controller; nothing runs before {@link CommandCall#run}. It runs in {@link #cacheDirectory()}
     * unless it is told otherwise, without a terminal, and ends with the source.
     *
     * @param argv the program and its arguments; no shell is involved
     * @return the call, to be refined
     */
    CommandCall command(String... argv);

    /**
     * A directory for what is worth keeping from run to run: it belongs to the component's class and the key, in the cache of the
     * user who deploys. One source works in it at a time, of other runs too. It may be empty each time: when all that is kept
     * exceeds its bound, what was not used for longest goes first.
     *
     * @return an existing directory that its owner alone can read
     */
    Path cacheDirectory();

    /**
     * Shows a message.
     *
     * @param message a format string as of {@link String#format}; taken literally when there are no arguments
     * @param args the format's arguments
     */
    void log(String message, Object... args);
}
