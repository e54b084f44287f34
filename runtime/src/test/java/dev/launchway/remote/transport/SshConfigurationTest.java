package dev.launchway.remote.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A controller without {@code ssh}. */
class SshConfigurationTest {

    @TempDir
    private Path directory;

    @Test
    void whereNothingIsConfiguredTheUsualSettingsHold() throws Exception {
        SshSettings settings = settings();

        assertThat(settings.hostName()).isEqualTo("web01");
        assertThat(settings.port()).isEqualTo(22);
        assertThat(settings.user()).isEqualTo("me");
        assertThat(settings.jumps()).isEmpty();
        assertThat(settings.identities().files())
                .contains(directory.resolve("home/.ssh/id_ed25519"), directory.resolve("home/.ssh/id_rsa"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"home/.ssh/config", "etc/ssh_config"})
    void whatNobodyCanReadIsNotPassedOver(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "Host web01\n    HostName 192.0.2.1\n");

        ConnectFailedException failed = catchThrowableOfType(ConnectFailedException.class, this::settings);

        assertThat(failed.reason()).isEqualTo(ConnectFailedException.Reason.CONFIGURATION);
        assertThat(failed)
                .hasMessageStartingWith(
                        file + " may say how to reach the host, and the program that reads it cannot be started: ")
                .hasMessageContaining("no-ssh");
        assertThat(failed.help()).isEqualTo("install OpenSSH's client, or take " + file + " away");
    }

    private SshSettings settings() throws ConnectFailedException {
        ControllerUser user = new ControllerUser("me", directory.resolve("home"), Optional.empty());
        String ssh = directory.resolve("no-ssh").toString();
        return new SshConfiguration(user, ssh, directory.resolve("etc/ssh_config")).settings(Destination.of("web01"));
    }
}
