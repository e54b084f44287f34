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
 */
public record ControllerUser(String name, Path home, Optional<Path> agentSocket) {

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
                socket.isEmpty() ? Optional.empty() : Optional.of(Path.of(socket)));
    }
}
