package dev.launchway.library.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Containers of a user who may nothing, in a user namespace of podman's. */
@OnMachine(value = Init.SYSTEMD, user = "walker")
class RootlessPodmanTest {

    @Test
    void aUserHasContainersOfTheirOwn() throws Exception {
        Path home = Files.createTempDirectory("podman");
        Podman podman = new Podman(home);
        Theatre theatre = new Theatre(Files.createTempDirectory("stage"));
        Container container = container(podman, "one");
        assertDone(theatre.deploy(here -> here.add(container)));
        assertThat(podman.engine("exec", "shop", "/bin/cat", "/tmp/ready")).isEqualTo("one");
        assertThat(theatre.deploy(here -> here.add(container(podman, "one"))).changed())
                .isEmpty();

        Run failed = theatre.deploy(here -> here.add(container(podman, "two").command("/bin/sh", "-c", "exit 3")));
        assertThat(failed.failure()).contains("the container before it runs again");
        assertThat(podman.engine("exec", "shop", "/bin/cat", "/tmp/ready")).isEqualTo("one");

        assertDone(theatre.deploy(here -> here.add(container(podman, "two"))));
        assertThat(podman.engine("exec", "shop", "/bin/cat", "/tmp/ready")).isEqualTo("two");
        assertDone(theatre.deploy(here -> here.add(
                Container.named("shop").engine(podman.program().toString()).absent())));
        podman.end();
    }

    private static Container container(Podman podman, String said) {
        return Container.named("shop")
                .engine(podman.program().toString())
                .image(podman.image())
                .env("SAID", said)
                .command("/bin/sh", "-c", "trap 'exit 0' TERM; echo $SAID > /tmp/ready; sleep 600 & wait")
                .ready("/bin/cat", "/tmp/ready");
    }

    private static void assertDone(Run run) {
        assertThat(run.finished().failed()).as(run.events() + "").isZero();
    }
}
