package dev.launchway.remote.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.remote.sshj.SshjTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A user with a configuration of their own, for both transports.
 *
 * @param home the home directory, with a key and known hosts
 * @param ssh the system's {@code ssh} with that configuration
 */
record TestClient(Path home, Path ssh) {

    /**
     * Writes the configuration.
     *
     * @param home a home directory
     * @param lines of {@code ssh_config}, which come first and so count
     */
    static TestClient of(Path home, String lines) throws IOException {
        Path config = Files.writeString(home.resolve(".ssh/config"), lines + """
                Host *
                    ConnectTimeout 120
                    IdentityFile %1$s/.ssh/id_ed25519
                    IdentitiesOnly yes
                    UserKnownHostsFile %1$s/.ssh/known_hosts
                """.formatted(home));
        Path ssh = Files.writeString(home.resolve("ssh"), "#!/bin/sh\nexec ssh -F '" + config + "' \"$@\"\n");
        assertThat(ssh.toFile().setExecutable(true)).isTrue();
        return new TestClient(home, ssh);
    }

    Transport transport(SshTransportTest.Kind kind) {
        SshConfiguration configuration =
                new SshConfiguration(new ControllerUser("root", home, Optional.empty()), ssh.toString());
        return switch (kind) {
            case SSHJ -> new SshjTransport(configuration, Passphrases.NONE);
            case OPENSSH -> new OpenSshTransport(configuration, ssh.toString(), home);
        };
    }

    static Destination root(String host) {
        return new Destination(host, Optional.of("root"), OptionalInt.empty(), List.of());
    }
}
