package dev.launchway.api;

import java.io.OutputStream;
import java.time.Duration;

/**
 * Gets something for hosts on the controller, the machine that the deployment is run from: what hosts have no access to, or what
 * must be the same for all of them. Given to {@link Configuration#fromController}.
 *
 * <p>It runs when a host first asks for the content, once in a run for all hosts, in a prediction too, and never by {@code check}.
 * So it reads, and changes nothing but its own directory. Several sources run at once.
 */
@FunctionalInterface
public interface ControllerSource {

    /** How long a source may take unless it says something else. */
    Duration LIMIT = Duration.ofMinutes(10);

    /**
     * Writes the content.
     *
     * @param controller what it may use of the controller
     * @param to takes the bytes; it is not to be closed
     * @throws Exception when the content cannot be had; the message says why, for people. The components that ask for it fail
     */
    void write(ControllerContext controller, OutputStream to) throws Exception;

    /**
     * How long it may take. Past it, it is interrupted, its commands are killed, and the components that ask for the content fail.
     *
     * @return the time from its start; by default {@link #LIMIT}
     */
    default Duration limit() {
        return LIMIT;
    }
}
