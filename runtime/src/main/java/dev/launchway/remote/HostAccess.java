package dev.launchway.remote;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.remote.bootstrap.TargetPlace;
import dev.launchway.remote.transport.Destination;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
        return usesOpenSsh() ? Transports.Kind.OPENSSH : Transports.Kind.SSHJ;
    }

    boolean isLocal() {
        return setting("connect").filter("local"::equals).isPresent();
    }

    private boolean usesOpenSsh() {
        return setting("transport").filter("openssh"::equals).isPresent();
    }

    Destination destination() {
        Optional<String> port = setting("ssh-port");
        return new Destination(
                setting("address").orElse(host.fqdn()),
                setting("ssh-user"),
                port.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port.get())),
                setting("host-key").map(List::of).orElse(List.of()));
    }

    /** Where the agent works, once it is known who has logged in. */
    TargetPlace place(String loggedIn) {
        return new TargetPlace(directory(), setting("service-user").filter(user -> !user.equals(loggedIn)));
    }

    String directory() {
        return setting("target-directory").orElse(DIRECTORY);
    }

    /** The user that the agent runs as, as far as the environment says. */
    Optional<String> user() {
        return setting("service-user").or(() -> setting("ssh-user"));
    }

    private Optional<String> setting(String key) {
        String own = host.settings().get(key);
        return Optional.ofNullable(own == null ? environment.setting(key) : own);
    }
}
