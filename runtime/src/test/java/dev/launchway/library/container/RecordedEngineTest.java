package dev.launchway.library.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.api.Secret;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Command lines for docker and Compose, where no engine runs. */
class RecordedEngineTest {

    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);
    private static final Secret PASSWORD = Secret.of("open sesame").named("shop.password");

    @TempDir
    Path home;

    @TempDir
    Path base;

    private RecordedDocker docker;

    @BeforeEach
    void make() {
        docker = new RecordedDocker(home);
    }

    private ComposeProject project() {
        return ComposeProject.of("compose.yaml").engine(docker.program().toString());
    }

    private Run deploy(Object component) {
        return new Theatre(base).deploy(here -> here.add(component));
    }

    private static void assertDone(Run run) {
        assertThat(run.finished().failed()).as(run.events() + "").isZero();
    }

    @TestFactory
    Stream<DynamicTest> projectsHold(@TempDir Path directory, @TempDir Path own) {
        RecordedDocker engine = new RecordedDocker(own);
        return BlockInvariant.of(ComposeProject.class)
                .asks("docker ps ")
                .deployed(here -> here.add(ComposeProject.of("compose.yaml")
                        .engine(engine.program().toString())
                        .env("SECRET", PASSWORD)))
                .present(disk -> assertThat(engine.has("containers")).isEqualTo("first-id\nsecond-id\n"))
                .drift("one ended", disk -> engine.set("containers", "first-id\n"))
                .drift("another one runs", disk -> engine.set("containers", "first-id\nthird-id\n"))
                .drift("none runs", disk -> engine.set("containers", ""))
                .removed(
                        here -> here.add(ComposeProject.of("compose.yaml")
                                .engine(engine.program().toString())
                                .absent()),
                        disk -> assertThat(engine.has("containers")).isEmpty())
                .afterwards(disk -> engine.set("containers", ""))
                .in(directory);
    }

    @Test
    void aProjectIsBroughtUpWhenItsFileOrASecretChanged() {
        assertDone(deploy(project().env("SECRET", PASSWORD)));
        Path file = new Theatre(base).workdir().resolve(".compose/stage.yaml");
        String up = "compose -p stage -f " + file + " up -d --remove-orphans --wait";
        assertThat(docker.lines())
                .containsExactly(
                        "ps --quiet --no-trunc --filter=label=com.docker.compose.project=stage",
                        up + " [SECRET=open sesame]",
                        "ps --quiet --no-trunc --filter=label=com.docker.compose.project=stage");
        assertThat(deploy(project().env("SECRET", PASSWORD)).changed()).isEmpty();
        assertThat(docker.lines()).hasSize(1);

        Run secret = deploy(project().env("SECRET", Secret.of("another-one")));
        assertThat(secret.reasons())
                .containsExactly("ComposeProject(\"compose.yaml\"): its file, a variable or a secret is another one");
        assertThat(secret.events() + "").doesNotContain("another-one");

        assertDone(deploy(project().absent()));
        assertThat(docker.lines()).contains("compose -p stage -f " + file + " down");
        assertThat(new Theatre(base).problems(here -> here.add(ComposeProject.of("tagged.yaml"))))
                .contains("ComposeProject(\"tagged.yaml\"): 'nginx:1.27' has no digest");
    }

    @Test
    void whatPodmanComposeHidesIsAFailure() throws IOException {
        assumeTrue(Files.exists(Path.of("/usr/bin/podman-compose")), "needs podman-compose");
        Path podman = Files.writeString(
                home.resolve("podman"),
                "#!/bin/sh\necho podman version 4.3.1\ncase $1 in run | start) exit 125 ;; esac\n");
        Files.setPosixFilePermissions(podman, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(deploy(ComposeProject.of("compose.yaml").engine(podman.toString()))
                        .failure())
                .contains("the container stage_web_1 did not start");
    }

    @Test
    void aDaemonThatIsDownIsToldOf() throws IOException {
        Files.writeString(
                docker.program(),
                "#!/bin/sh\necho 'Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?' >&2\nexit 1\n");
        assertThat(deploy(ContainerImage.of("redis" + DIGEST)
                                .engine(docker.program().toString()))
                        .failure())
                .contains("the daemon of docker gave no answer", ".engine(\"podman\")");
    }

    @Test
    void oneThatDoesNotRunWhenItIsStartedIsToldWithTheCommand() {
        Container container = Container.named("web")
                .image("nginx:1.27" + DIGEST)
                .engine(docker.program().toString());
        assertDone(deploy(container));
        docker.set("containers", docker.has("containers").replace(" true ", " false "));

        Run failed = deploy(container);

        assertThat(failed.failure()).contains("it ended right after its start", "docker logs web'");
        assertThat(failed.events() + "").contains("docker start web");
    }

    @Test
    void aContainerIsMadeByOneCommandLine() {
        Container container = Container.named("web")
                .image("nginx:1.27" + DIGEST)
                .engine(docker.program().toString())
                .port("127.0.0.1:8080:80")
                .volume("./htdocs:/usr/share/nginx/html:ro")
                .volume("cache:/var/cache/nginx")
                .env("TZ", "Europe/Berlin")
                .env("SECRET_KEY", PASSWORD)
                .user("101:101")
                .restart("unless-stopped")
                .options("--read-only", "--memory=256m")
                .command("nginx", "-g", "daemon off;");
        Run predicted = new Theatre(base).predict(here -> here.add(container));
        assertThat(predicted.notKnown()).isEmpty();
        assertThat(docker.lines()).noneMatch(line -> line.startsWith("run "));

        assertDone(deploy(container));
        Path workdir = new Theatre(base).workdir();
        String image = "docker.io/library/nginx" + DIGEST;
        String label = docker.has("containers").strip().split(" ", -1)[3];
        List<String> lines = docker.lines();
        assertThat(lines).contains("pull --quiet " + image);
        assertThat(lines)
                .contains("run --detach --pull=never --name web --label=dev.launchway.asked=" + label
                        + " --publish 127.0.0.1:8080:80 --user 101:101 --restart unless-stopped --read-only --memory=256m"
                        + " --volume=" + workdir + "/htdocs:/usr/share/nginx/html:ro --volume=cache:/var/cache/nginx"
                        + " --env=TZ=Europe/Berlin --env-file=" + workdir + "/.containers/web.env " + image
                        + " nginx -g daemon off;")
                .contains("SECRET_KEY=open sesame");
        assertThat(new Disk(workdir).exists(".containers/web.env")).isFalse();
        assertThat(deploy(container).changed()).isEmpty();
        assertThat(docker.lines()).hasSize(2);
    }
}
