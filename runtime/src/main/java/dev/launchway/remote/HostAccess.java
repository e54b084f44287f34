package dev.launchway.remote;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.remote.bootstrap.TargetPlace;
import dev.launchway.remote.transport.Destination;
import dev.launchway.text.HostKeyText;
import dev.launchway.text.HostText;
import dev.launchway.text.TargetDirectoryText;
import dev.launchway.text.UserText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What an environment says about how to reach a host: the host's own words first.
 *
 * @param environment the environment
 * @param host one of its hosts
 */
record HostAccess(EnvironmentPlan environment, HostPlan host) {

    private static final String DIRECTORY = "~/deployment";

    Transports.Kind kind() {
        if (isLocal()) {
            return Transports.Kind.LOCAL;
        }
        return switch (setting("transport").orElse("auto")) {
            case "openssh" -> Transports.Kind.OPENSSH;
            case "sshj" -> Transports.Kind.SSHJ;
            default -> Transports.Kind.AUTO;
        };
    }

    boolean isLocal() {
        return setting("connect").filter("local"::equals).isPresent();
    }

    /**
     * Where to connect to.
     *
     * @throws IllegalArgumentException for what the compiler would have refused
     */
    Destination destination() {
        Optional<String> port = setting("ssh-port");
        return new Destination(
                checked("address", setting("address").orElse(host.fqdn()), HostText::fault),
                setting("ssh-user").map(user -> checked("ssh-user", user, UserText::loginFault)),
                port.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port.get())),
                setting("host-key")
                        .map(key -> List.of(checked("host-key", key, HostKeyText::fault)))
                        .orElse(List.of()));
    }

    /**
     * Where the agent works, once it is known who has logged in.
     *
     * @throws IllegalArgumentException for what the compiler would have refused
     */
    TargetPlace place(String loggedIn) {
        return new TargetPlace(
                checked("target-directory", directory(), TargetDirectoryText::fault),
                setting("service-user")
                        .map(user -> checked("service-user", user, UserText::fault))
                        .filter(user -> !user.equals(loggedIn)));
    }

    private static String checked(String key, String value, Function<String, Optional<String>> fault) {
        Optional<String> found = fault.apply(value);
        if (found.isPresent()) {
            throw new IllegalArgumentException(key + " = \"" + value + "\": " + found.get());
        }
        return value;
    }

    String directory() {
        return setting("target-directory").orElse(DIRECTORY);
    }

    /** The user that the agent runs as, as far as the environment says. */
    Optional<String> user() {
        return environment.deployer(host);
    }

    /** The user that logs in, as far as the environment says. */
    Optional<String> login() {
        return setting("ssh-user");
    }

    private Optional<String> setting(String key) {
        return environment.setting(host, key);
    }
}
