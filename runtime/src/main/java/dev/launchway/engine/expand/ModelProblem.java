package dev.launchway.engine.expand;

/**
 * Something in the model that only running configure could show.
 *
 * @param environment the environment
 * @param host the host; empty where it is about no host
 * @param breadcrumb the component; empty where it is about none
 * @param message one sentence
 * @param location where it stands: a line of the user's class, or of an environment file; empty where it is not known
 * @param help what to do; empty where the message says it
 * @param stackTrace for {@code -v}; empty where there is none
 */
public record ModelProblem(
        String environment,
        String host,
        String breadcrumb,
        String message,
        String location,
        String help,
        String stackTrace) {}
