package dev.launchway.library.service;

import static dev.launchway.library.service.Bench.says;
import static dev.launchway.library.service.Bench.server;
import static dev.launchway.testing.Ports.freePort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.File;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Services of packages, by a systemd that is process 1. */
@OnMachine(Init.SYSTEMD)
class ServiceStateTest {

    private final Bench bench = new Bench();
    private final Disk packaged = new Disk(Path.of("/usr/lib/systemd/system"));

    /** A unit as a package brings it. */
    private void install(String name, String... command) {
        packaged.write(
                name + ".service",
                "[Service]\nExecStart=" + String.join(" ", command) + "\nExecReload=/bin/touch /tmp/" + name
                        + "-reloaded\n[Install]\nWantedBy=multi-user.target\n");
        says("systemctl", "daemon-reload");
    }

    private static String pid(String name) {
        return says("systemctl", "show", "--property=MainPID", "--value", name);
    }

    @Test
    void holdsWhatAllBlocksHold() {
        install("packaged", "/bin/sleep", "717");
        bench.hold(BlockInvariant.of(ServiceState.class)
                .deployed(here -> here.add(ServiceState.of("packaged").running().enabled()))
                .asks("systemctl --no-ask-password show ")
                .present(disk -> {
                    assertThat(says("systemctl", "is-active", "packaged")).isEqualTo("active");
                    assertThat(says("systemctl", "is-enabled", "packaged")).isEqualTo("enabled");
                })
                .state(disk -> pid("packaged"))
                .drift("stopped", disk -> says("systemctl", "stop", "packaged"))
                .drift("disabled", disk -> says("systemctl", "disable", "packaged"))
                .drift("both", disk -> says("systemctl", "disable", "--now", "packaged"))
                .removed(here -> here.add(ServiceState.of("packaged").stopped().disabled()), disk -> {
                    assertThat(says("systemctl", "is-active", "packaged")).isEqualTo("inactive");
                    assertThat(says("systemctl", "is-enabled", "packaged")).isEqualTo("disabled");
                })
                .afterwards(disk -> says("systemctl", "disable", "--now", "packaged")));
    }

    @Test
    void reactsToChanges() {
        int port = freePort();
        install("reacting", server(port));
        bench.deploy(stage(port, "a", "b"));
        String first = pid("reacting");
        bench.deploy(stage(port, "a", "other"));
        assertThat(pid("reacting")).isEqualTo(first);
        assertThat(Path.of("/tmp/reacting-reloaded")).exists();
        bench.deploy(stage(port, "other", "other"));
        assertThat(pid("reacting")).isNotEqualTo(first);
        assertThat(bench.deploy(stage(port, "other", "other")).changed()).isEmpty();
    }

    private static Consumer<Configuration> stage(int port, String restarting, String reloading) {
        return here -> {
            File one = here.add(File.at("one").content(restarting));
            File two = here.add(File.at("two").content(reloading));
            here.add(ServiceState.of("reacting").restartOn(one).reloadOn(two).tcp("localhost", port));
        };
    }

    @Test
    void tellsWhatAServiceWroteThatDoesNotStay() {
        install("dying", "/bin/sh -c \"echo no such site; exit 1\"");
        Run run = bench.theatre.deploy(here -> here.add(ServiceState.of("dying").running()));
        assertThat(run.failure()).contains("journalctl -u dying.service");
        assertThat(run.events() + "").contains("no such site");
    }

    @Test
    void aMissingUnitIsNamedAndMayComeInAPrediction() {
        Consumer<Configuration> missing =
                here -> here.add(ServiceState.of("missing").running().enabled());
        assertThat(bench.theatre.deploy(missing).failure()).contains("there is no unit missing.service on this host");
        assertThat(bench.theatre.predict(missing).reasons())
                .containsExactly("ServiceState(\"missing\"): there is no unit missing.service yet");
        assertThat(bench.theatre
                        .deploy(here ->
                                here.add(ServiceState.of("missing").stopped().disabled()))
                        .changed())
                .isEmpty();
    }
}
