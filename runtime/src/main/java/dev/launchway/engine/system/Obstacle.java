package dev.launchway.engine.system;

import java.util.List;

/**
 * Why this process cannot do as other users what is to be done.
 *
 * @param message one sentence
 * @param details further lines
 * @param rules whether rules of sudo are what is missing
 */
public record Obstacle(String message, List<String> details, boolean rules) {

    /** Copies the lines. */
    public Obstacle {
        details = List.copyOf(details);
    }
}
