package dev.launchway.library.certificate;

import static dev.launchway.library.service.Bench.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.library.service.Bench;
import dev.launchway.testing.Installed;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The timer that renews certificates, by a systemd that is process 1. */
@OnMachine(Init.SYSTEMD)
class AcmeTimerTest {

    private final Bench bench = new Bench();

    @Test
    void renewsByTheScriptThatHasAsked() throws Exception {
        Installed.require("pebble", "lego");
        Path files = Files.createDirectories(Path.of("/srv/pebble"));
        try (Pebble pebble = new Pebble(files)) {
            Consumer<Configuration> stage = here -> here.add(pebble.order("a.pem")
                    .client(AcmeClient.LEGO)
                    .schedule("*-*-* 04:00:00")
                    .onRenewalAs("root", "touch", "/tmp/reloaded"));
            Path program = Path.of("/usr/bin/lego");
            Path elsewhere = Files.move(program, program.resolveSibling("lego-elsewhere"));
            assertThat(bench.theatre.deploy(stage).failure())
                    .contains("there is no program 'lego' on this host that works")
                    .contains("install the package lego");
            Files.move(elsewhere, program);

            bench.deploy(stage);
            assertThat(says("systemctl", "is-active", "acme-a.pem.timer")).isEqualTo("active");
            Path script = bench.disk.path(".acme/a.pem/acme.sh");
            String first = bench.disk.read("a.pem");
            assertThat(says("systemctl", "start", "acme-a.pem.service")).isEmpty();
            assertThat(bench.disk.read("a.pem")).isEqualTo(first);
            Files.writeString(script, Files.readString(script).replace("-checkend 2592000", "-checkend 259200000"));
            assertThat(says("systemctl", "start", "acme-a.pem.service")).isEmpty();
            assertThat(bench.disk.read("a.pem")).isNotEqualTo(first);
            assertThat(Path.of("/tmp/reloaded")).exists();

            bench.deploy(here -> here.add(pebble.order("a.pem").absent()));
            assertThat(says("systemctl", "is-active", "acme-a.pem.timer")).isEqualTo("inactive");
            assertThat(bench.disk.tree()).noneMatch(file -> file.contains("a.pem"));
        }
    }
}
