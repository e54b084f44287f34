package dev.launchway.library.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.api.Secret;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.File;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Images and containers of podman. */
class ContainerTest {

    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);
    private static final Secret PASSWORD = Secret.of("o'p\"e$n \\ #sesame").named("shop.password");

    @TempDir
    static Path home;

    private static Podman podman;

    @TempDir
    Path base;

    @BeforeAll
    static void start() throws Exception {
        podman = new Podman(home);
    }

    @AfterAll
    static void end() {
        if (podman != null) {
            podman.end();
        }
    }

    private static ContainerImage image() {
        return ContainerImage.of(podman.image()).engine(podman.program().toString());
    }

    private static Container container(String name) {
        return Container.named(name).engine(podman.program().toString());
    }

    /** Waits for its signal, so that it ends at once. */
    private static Container shop(String said) {
        return container("shop")
                .image(podman.image())
                .env("SAID", said)
                .env("PASSWORD", PASSWORD)
                .command("/bin/sh", "-c", "trap 'exit 0' TERM; echo \"$SAID $PASSWORD\" > /tmp/ready; sleep 600 & wait")
                .ready("/bin/cat", "/tmp/ready");
    }

    private Run deploy(Object component) {
        return new Theatre(base).deploy(here -> here.add(component));
    }

    private static void assertDone(Run run) {
        assertThat(run.finished().failed()).as(run.events() + "").isZero();
    }

    private static String inside(String name) {
        return podman.engine("exec", name, "/bin/cat", "/tmp/ready");
    }

    private static String id(String name) {
        return podman.engine("container", "inspect", "--format", "{{.Id}} {{.State.Running}}", name);
    }

    private static String names() {
        return podman.engine("ps", "--all", "--format", "{{.Names}}");
    }

    @TestFactory
    Stream<DynamicTest> imagesHold(@TempDir Path directory) {
        return BlockInvariant.of(ContainerImage.class)
                .given(disk -> podman.engine("image", "rm", "--all", "--force"))
                .deployed(here -> here.add(image()))
                .present(disk -> podman.engine("image", "inspect", podman.image()))
                .drift("removed", disk -> podman.engine("image", "rm", podman.image()))
                .removed(here -> here.add(image().absent()), disk -> assertThat(podman.engine("images", "--quiet"))
                        .isEmpty())
                .afterwards(disk -> podman.engine("image", "rm", "--all", "--force"))
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> containersHold(@TempDir Path directory) {
        return BlockInvariant.of(Container.class)
                .asks("podman container inspect ", "podman exec ")
                .deployed(here -> here.add(shop("hello")))
                .unproven("a command was ended by a signal, or could not be started")
                .notKilled("each run makes containers; what a killed one leaves is in a test of its own")
                .present(disk -> {
                    assertThat(inside("shop")).isEqualTo("hello " + PASSWORD.reveal());
                    assertThat(names()).isEqualTo("shop");
                })
                .state(disk -> podman.engine("ps", "--quiet", "--no-trunc"))
                .drift("stopped", disk -> podman.engine("stop", "--time", "1", "shop"))
                .drift("removed", disk -> podman.engine("rm", "--force", "--time", "0", "shop"))
                .drift("ended by itself", disk -> podman.engine("kill", "shop"))
                .removed(here -> here.add(container("shop").absent()), disk -> assertThat(names())
                        .isEmpty())
                .in(directory);
    }

    @Test
    void aChangedOneIsReplacedAndTheOneBeforeRunsAgainWhereTheNewOneDoesNotGetReady() {
        assertDone(deploy(shop("one")));
        String first = id("shop");

        Run failed = deploy(shop("two").command("/bin/sh", "-c", "echo no such file >&2; exit 3"));
        assertThat(failed.failure())
                .contains(
                        "Container(\"shop\")", "it ended right after its start", "the container before it runs again");
        assertThat(failed.events() + "").contains("no such file");
        assertThat(id("shop")).isEqualTo(first);
        assertThat(names()).isEqualTo("shop");

        Run slow = deploy(shop("two").ready("/bin/cat", "/tmp/never").timeout("2s"));
        assertThat(slow.failure()).contains("it was not ready within 2 s", "the container before it runs again");
        assertThat(id("shop")).isEqualTo(first);

        Run done = deploy(shop("two"));
        assertDone(done);
        assertThat(done.reasons()).containsExactly("Container(\"shop\"): its image or its settings are other ones");
        assertThat(inside("shop")).startsWith("two ");
        assertThat(names()).isEqualTo("shop");

        Run secret = deploy(shop("two").env("PASSWORD", Secret.of("another-one")));
        assertThat(secret.reasons()).containsExactly("Container(\"shop\"): its secrets are other ones");
        assertThat(inside("shop")).isEqualTo("two another-one");
        assertThat(new Disk(new Theatre(base).workdir()).tree()).noneMatch(name -> name.endsWith(".env"));
        assertThat(podman.engine("container", "inspect", "--format", "{{.Config.Labels}}", "shop"))
                .doesNotContain("another-one");

        assertDone(deploy(container("shop").stopped()));
        assertThat(id("shop")).endsWith(" false");
        assertThat(deploy(container("shop").stopped()).changed()).isEmpty();
        assertDone(deploy(container("shop").absent()));
        assertThat(names()).isEmpty();
    }

    @Test
    void whatAnInterruptedRunLeftIsGoneOnWith() {
        assertDone(deploy(shop("one")));
        podman.engine("rename", "shop", "shop.before");
        podman.engine("stop", "--time", "1", "shop.before");
        assertThat(deploy(shop("two").command("/bin/sh", "-c", "exit 3")).failure())
                .contains("the container before it runs again");
        assertThat(inside("shop")).startsWith("one ");

        podman.engine("rename", "shop", "shop.before");
        assertDone(deploy(shop("two")));
        assertThat(inside("shop")).startsWith("two ");
        assertThat(names()).isEqualTo("shop");

        podman.engine("create", "--name", "shop.before", podman.image());
        Run tidied = deploy(shop("two"));
        assertThat(tidied.reasons()).containsExactly("Container(\"shop\"): the container before it is still kept");
        assertThat(names()).isEqualTo("shop");
        assertDone(deploy(container("shop").absent()));
    }

    @Test
    void itReadsItsFilesAgainAndIsLeftAloneWhereSomebodyElseMadeIt() {
        Theatre theatre = new Theatre(base);
        for (String text : List.of("one", "two")) {
            assertDone(theatre.deploy(here -> {
                File config = here.add(File.at("config").content(text));
                here.add(container("reader")
                        .image(podman.image())
                        .volume("./config:/config:ro")
                        .command("/bin/sh", "-c", "trap 'exit 0' TERM; cat /config > /tmp/ready; sleep 600 & wait")
                        .ready("/bin/cat", "/tmp/ready")
                        .restartOn(config));
            }));
        }
        assertDone(deploy(container("reader").absent()));

        podman.engine("create", "--name", "theirs", podman.image());
        assertThat(deploy(container("theirs").image(podman.image())).failure())
                .contains("that Launchway has not made, and it is left as it is");
        assertDone(deploy(container("theirs").absent()));
    }

    @Test
    void portsArePublished() {
        assertDone(deploy(
                container("served").image(podman.image()).network("podman").port("127.0.0.1:8080:80")));
        assertThat(podman.engine("port", "served")).isEqualTo("80/tcp -> 127.0.0.1:8080");
        Run taken = deploy(
                container("another").image(podman.image()).network("podman").port("127.0.0.1:8080:80"));
        assertThat(taken.failure()).contains("Container(\"another\")", "it is removed");
        assertThat(taken.events() + "").containsIgnoringCase("address already in use");
        assertDone(deploy(container("served").absent()));
    }

    @Test
    void projectsRunByPodmanCompose() {
        assumeTrue(Files.exists(Path.of("/usr/bin/podman-compose")), "needs podman-compose");
        Theatre theatre = new Theatre(base).set("stage", "greeting", podman.image());
        ComposeProject project = project().env("WORD", "one");
        assertDone(theatre.deploy(here -> here.add(project)));
        assertThat(podman.engine("exec", "shop_web_1", "/bin/sh", "-c", "echo \"$WORD\""))
                .isEqualTo("one");
        assertThat(theatre.deploy(here -> here.add(project().env("WORD", "one")))
                        .changed())
                .isEmpty();

        podman.engine("stop", "--time", "0", "shop_cache_1");
        Run mended = theatre.deploy(here -> here.add(project().env("WORD", "one")));
        assertThat(mended.reasons())
                .containsExactly("ComposeProject(\"project.yaml\"): other containers of it run than it was left with");
        Run changed = theatre.deploy(here -> here.add(project().env("WORD", "two")));
        assertDone(changed);
        assertThat(podman.engine("exec", "shop_web_1", "/bin/sh", "-c", "echo \"$WORD\""))
                .isEqualTo("two");
        assertThat(theatre.problems(here -> here.add(project().env("WORD", PASSWORD))))
                .contains("podman-compose puts its variables on command lines");

        assertDone(theatre.deploy(here -> here.add(project().absent())));
        assertThat(names()).isEmpty();
    }

    private static ComposeProject project() {
        return ComposeProject.of("project.yaml")
                .project("shop")
                .engine(podman.program().toString());
    }

    @Test
    void aRegistryMayAskForALogin() {
        assertDone(deploy(image().absent()));
        podman.askFor("robot", PASSWORD.reveal());
        try {
            Run refused = deploy(image().login("robot", Secret.of("wrong-one")));
            assertThat(refused.failure()).contains("ContainerImage(");
            assertThat(refused.events() + "").contains("unauthorized").doesNotContain("wrong-one");
            assertDone(deploy(image().login("robot", PASSWORD)));
            assertThat(new Disk(new Theatre(base).workdir()).tree()).noneMatch(name -> name.endsWith(".json"));
        } finally {
            podman.askFor("", "");
        }
    }

    @Test
    void whatCannotBeSaysWhatToDo() {
        assertThat(deploy(ContainerImage.of("localhost/none" + DIGEST)
                                .engine(podman.program().toString()))
                        .failure())
                .contains("ContainerImage(\"localhost/none", "exit code 125");
        assertThat(deploy(ContainerImage.of("localhost/none" + DIGEST).engine(home + "/none/docker"))
                        .failure())
                .contains("there is no program '" + home + "/none/docker'", "install the package docker.io");
    }

    @Test
    void whatMeansNothingIsAnErrorOfTheModel() {
        Theatre theatre = new Theatre(base);
        assertThatThrownBy(() -> ContainerImage.of("redis:7"))
                .hasMessageContainingAll(
                        "'redis:7' has no digest, and can be another image tomorrow",
                        "write \"docker.io/library/redis:7@sha256:…\"",
                        "skopeo inspect --format {{.Digest}} docker://docker.io/library/redis:7");
        assertThatThrownBy(() -> ContainerImage.of("redis@sha256:12")).hasMessageContaining("is no digest");
        assertThatThrownBy(() -> Container.named("x y")).hasMessageContaining("is no name for a container");
        assertThatThrownBy(() -> Container.named("xy").restart("sometimes")).hasMessageContaining("always");
        assertThatThrownBy(() -> Container.named("xy").engine("lxc")).hasMessageContaining("name docker, podman");
        assertThat(theatre.problems(here -> here.add(Container.named("xy")))).contains("needs an image");
        assertThat(theatre.problems(here ->
                        here.add(Container.named("xy").image("redis" + DIGEST).as("app"))))
                .contains(".as(…) needs .engine(\"docker\") or .engine(\"podman\")");
        assertThat(theatre.problems(here -> here.add(Container.named("xy")
                        .image("redis" + DIGEST)
                        .engine("podman")
                        .as("app")
                        .env("X", PASSWORD))))
                .contains("app cannot read a file with secrets");
    }

    @Test
    void namesOfImagesAreCompletedAsDockerDoes() {
        for (List<String> name : List.of(
                List.of("redis", "docker.io/library/redis"),
                List.of("redis:7", "docker.io/library/redis"),
                List.of("grafana/loki:3", "docker.io/grafana/loki"),
                List.of("ghcr.io/acme/app", "ghcr.io/acme/app"),
                List.of("localhost:5000/app:1.0", "localhost:5000/app"),
                List.of("registry.example.com:5000/a/b-c_d", "registry.example.com:5000/a/b-c_d"))) {
            assertThat(ImageName.parse("x", name.get(0) + DIGEST).text()).isEqualTo(name.get(1) + DIGEST);
        }
    }
}
