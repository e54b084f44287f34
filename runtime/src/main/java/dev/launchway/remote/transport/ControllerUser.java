package dev.launchway.remote.transport;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Who runs the controller, as far as SSH asks.
 *
 * @param name the user's name
 * @param home the home directory
 * @param agentSocket the socket of the authentication agent, from {@code SSH_AUTH_SOCK}
 * @param variables the environment variables that {@code ssh_config} may name
 */
public record ControllerUser(String name, Path home, Optional<Path> agentSocket, Map<String, String> variables) {

    /** Copies the variables. */
    public ControllerUser {
        variables = Map.copyOf(variables);
    }

    /**
     * A user without environment variables.
     *
     * @param name the user's name
     * @param home the home directory
     * @param agentSocket the socket of the authentication agent
     */
    public ControllerUser(String name, Path home, Optional<Path> agentSocket) {
        this(name, home, agentSocket, Map.of());
    }

    /**
     * The user of this process.
     *
     * @param environment the process' environment variables
     * @return the user
     */
    public static ControllerUser of(Map<String, String> environment) {
        String socket = environment.getOrDefault("SSH_AUTH_SOCK", "");
        return new ControllerUser(
                System.getProperty("user.name"),
                Path.of(System.getProperty("user.home")),
                socket.isEmpty() ? Optional.empty() : Optional.of(Path.of(socket)),
                environment);
    }
}
