package dev.launchway.library.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.engine.privilege.Root;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Units of the system that a user of the service deploys, who may do so what is printed for sudo, and nothing else. */
@OnMachine(value = Init.SYSTEMD, user = "walker")
class SystemServiceOfUserTest {

    private final Bench bench = new Bench();

    @SafeVarargs
    private void allow(Consumer<Configuration>... stages) {
        StringBuilder text = new StringBuilder();
        for (Consumer<Configuration> stage : stages) {
            text.append(bench.theatre.sudoers(stage, "walker").text());
        }
        Root.allows(text.toString());
    }

    private static String state(String unit) {
        return Root.does("systemctl show -p MainPID,ActiveState,UnitFileState " + unit);
    }

    @Test
    void aServiceOfTheSystem() {
        Consumer<Configuration> stage =
                here -> here.add(Service.named("mine").command("sleep", "909").as("root"));
        Consumer<Configuration> removed =
                here -> here.add(Service.named("mine").removed().as("root"));
        allow(stage, removed);
        bench.hold(BlockInvariant.of(Service.class)
                .asks("systemctl --no-ask-password show ")
                .deployed(bench.theatre.deployment(stage))
                .present(disk -> {
                    assertThat(state("mine.service")).contains("ActiveState=active", "UnitFileState=enabled");
                    assertThat(Root.does("ps -o user= -p $(systemctl show -P MainPID mine.service)"))
                            .isEqualTo("walker\n");
                    assertThat(Root.does("cat /etc/systemd/system/mine.service"))
                            .doesNotContain("# by hand");
                })
                .state(disk -> state("mine.service"))
                .drift("stopped", disk -> Root.does("systemctl stop mine"))
                .drift("other unit", disk -> Root.does("echo '# by hand' >> /etc/systemd/system/mine.service"))
                .removed(bench.theatre.deployment(removed), disk -> assertThat(
                                Root.does("systemctl cat mine.service 2>&1 || :"))
                        .contains("No files found for mine.service")));
    }

    @Test
    void theStateOfAServiceOfAPackage() {
        Root.does("printf '[Unit]\\n[Service]\\nExecStart=/bin/sleep 910\\n[Install]\\nWantedBy=multi-user.target\\n'"
                + " > /etc/systemd/system/packaged.service && systemctl daemon-reload");
        Consumer<Configuration> stage =
                here -> here.add(ServiceState.of("packaged").running().enabled().as("root"));
        allow(stage);
        bench.hold(BlockInvariant.of(ServiceState.class)
                .deployed(bench.theatre.deployment(stage))
                .present(disk ->
                        assertThat(state("packaged.service")).contains("ActiveState=active", "UnitFileState=enabled"))
                .state(disk -> state("packaged.service"))
                .drift("stopped", disk -> Root.does("systemctl stop packaged"))
                .drift("disabled", disk -> Root.does("systemctl disable packaged")));
    }

    @Test
    void aTimerOfTheSystem() {
        Consumer<Configuration> stage = here -> here.add(SystemdTimer.named("nightly")
                .schedule("*-*-* 03:30:00")
                .command("/bin/true")
                .user("walker")
                .as("root"));
        allow(stage);
        bench.hold(BlockInvariant.of(SystemdTimer.class)
                .deployed(bench.theatre.deployment(stage))
                .present(disk -> {
                    assertThat(state("nightly.timer")).contains("ActiveState=active", "UnitFileState=enabled");
                    assertThat(Root.does("cat /etc/systemd/system/nightly.service"))
                            .contains("User=walker");
                })
                .state(disk -> state("nightly.timer"))
                .drift("disabled", disk -> Root.does("systemctl disable --now nightly.timer")));
    }
}
