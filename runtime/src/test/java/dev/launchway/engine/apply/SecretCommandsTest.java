package dev.launchway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How commands of components get secrets, and who else sees them. */
class SecretCommandsTest {

    private static final String CANARY = "c4nary-of-commands-9vt3";

    @TempDir
    Path base;

    private Scenario scenario;
    private Path workdir;

    @BeforeEach
    void open() {
        scenario = new Scenario(base);
        workdir = base.resolve("work/app");
    }

    private void update(Step.Action<Target> action) {
        scenario.root("app", app -> {
            app.secret = Secret.of(CANARY).named("app.secret");
            app.verify(probe -> probe.check(false, "")).update(action);
        });
    }

    private String written(String name) throws IOException {
        return Files.readString(workdir.resolve(name));
    }

    @Test
    void getThemByInputVariableAndDescriptor() throws IOException {
        Secret secret = Secret.of(CANARY).named("app.secret");
        update(target -> {
            target.command("sh", "-c", "cat > in").stdin(secret).run();
            target.command("sh", "-c", "printf %s \"$KEY\" > variable")
                    .env("KEY", secret)
                    .run();
            target.command("sh", "-c", "cat <&3 > descriptor; cat > nothing", "a  b", "c'd")
                    .secretFd(3, secret)
                    .run();
            target.command("sh", "-c", "printf '%s|' \"$0\" \"$@\" > arguments", "a  b", "c'd", "")
                    .secretFd(9, secret)
                    .run();
            target.command("sh", "-c", "printf %s \"$KEY\" > gone").run();
        });

        assertThat(scenario.deploy().failed()).isZero();

        assertThat(written("in")).isEqualTo(CANARY);
        assertThat(written("variable")).isEqualTo(CANARY);
        assertThat(written("descriptor")).isEqualTo(CANARY);
        assertThat(written("nothing")).isEmpty();
        assertThat(written("arguments")).isEqualTo("a  b|c'd||");
        assertThat(written("gone")).isEmpty();
        assertThat(scenario.events.toString()).doesNotContain(CANARY);
    }

    @Test
    void whatTheyPrintIsRedactedWhateverItsForm() {
        update(target -> target.command(
                        "sh",
                        "-c",
                        "cat | tee /dev/stderr; echo; printf %s \"$KEY\" | od -An -tx1 | tr -d ' \\n'; echo;"
                                + " printf 'user:%s' \"$KEY\" | base64; exit 3")
                .stdin(Secret.of(CANARY))
                .env("KEY", Secret.of(CANARY))
                .run());

        scenario.deploy();

        assertThat(scenario.events(ComponentFailed.class)).hasSize(1);
        assertThat(scenario.events.toString())
                .doesNotContain(CANARY)
                .doesNotContain(HexFormat.of().formatHex(CANARY.getBytes(StandardCharsets.UTF_8)))
                .doesNotContain(Base64.getEncoder().encodeToString(("user:" + CANARY).getBytes(StandardCharsets.UTF_8)))
                .contains("(secret)");
    }

    @Test
    void aPredictionListsThemWithoutTheirSecrets() {
        update(target -> {
            target.command("login")
                    .stdin(Secret.of(CANARY))
                    .env("KEY", Secret.of(CANARY))
                    .run();
            target.command("gpg", "--passphrase-fd", "3")
                    .secretFd(3, Secret.of(CANARY))
                    .run();
        });

        scenario.predict();

        assertThat(scenario.events.toString())
                .doesNotContain(CANARY)
                .contains("run login", "run gpg --passphrase-fd 3")
                .doesNotContain("exec 3");
    }

    @Test
    void otherDescriptorsAreRefused() {
        for (int descriptor : new int[] {-1, 0, 2, 10}) {
            update(target -> target.command("true")
                    .secretFd(descriptor, Secret.of(CANARY))
                    .run());
            scenario.deploy();
            assertThat(scenario.events(ComponentFailed.class)).singleElement().satisfies(failed -> assertThat(
                            failed.failure().message())
                    .isEqualTo("the file descriptor of a secret is 3 to 9, not " + descriptor
                            + ": standard input is .stdin(secret)"));
        }
    }

    /** While the command runs, everything of everybody else is looked at. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void nobodyElseHasThem() throws Exception {
        List<String> seen = new ArrayList<>();
        AtomicBoolean running = new AtomicBoolean(true);
        Thread sampler = new Thread(() -> {
            while (running.get()) {
                sample(seen);
            }
        });
        sampler.start();
        try {
            update(target -> {
                target.command("sh", "-c", "cat >/dev/null; sleep 0.3")
                        .stdin(Secret.of(CANARY))
                        .run();
                target.command("sh", "-c", "cat <&3 >/dev/null; sleep 0.3")
                        .secretFd(3, Secret.of(CANARY))
                        .run();
                target.command("sh", "-c", ": this one has it; sleep 0.3; :")
                        .env("KEY", Secret.of(CANARY))
                        .run();
            });
            assertThat(scenario.deploy().failed()).isZero();
        } finally {
            running.set(false);
            sampler.join();
        }
        assertThat(seen)
                .allMatch(where -> where.startsWith("environ of ")
                        && (where.contains("sh -c : this one has it") || where.endsWith("sleep 0.3 ")));
        assertThat(System.getenv()).doesNotContainValue(CANARY);
    }

    private static void sample(List<String> seen) {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path process : all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .toList()) {
                String command = read(process.resolve("cmdline"));
                String name = command.replace('\0', ' ');
                if (command.contains(CANARY)) {
                    seen.add("cmdline of " + name);
                }
                if (read(process.resolve("environ")).contains(CANARY)) {
                    seen.add("environ of " + name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void aJoinedSecretIsRefused() {
        Secret secret = Secret.of(CANARY);
        List<Step.Action<Target>> joined = List.of(
                target -> target.run("touch", "pw=" + secret),
                target -> target.shell("touch " + secret),
                target ->
                        target.command("touch", "a").env("KEY", "pw=" + secret).run(),
                target -> target.command("touch", "a").stdin("pw=" + secret).run(),
                target -> target.write(Path.of("a"), "pw=" + secret),
                target -> target.write(Path.of("a"), ("pw=" + secret).getBytes(StandardCharsets.UTF_8)),
                target -> target.writeInPlace(Path.of("a"), ("pw=" + secret).getBytes(StandardCharsets.UTF_8)),
                target -> target.symlink(Path.of("a"), Path.of("pw=" + secret)));
        for (Step.Action<Target> action : joined) {
            for (Mode mode : List.of(Mode.DEPLOY, Mode.PREDICT)) {
                Scenario one = new Scenario(base);
                one.root("app", app -> {
                    app.secret = secret;
                    app.verify(probe -> probe.check(false, "")).update(action);
                });
                one.run(mode);
                assertThat(one.events.toString()).contains("in place of a secret", "LW165");
                assertThat(workdir.resolve("a")).doesNotExist();
            }
        }
    }

    @Test
    void aPlaceholderThatWasReadOnTheHostMayBeWritten() throws IOException {
        Files.createDirectories(workdir);
        Files.writeString(workdir.resolve("notes"), "a (secret) place\n");
        update(target -> {
            target.write(Path.of("copy"), target.read(Path.of("notes")));
            target.write(Path.of("printed"), target.run("cat", "notes").stdout());
        });

        assertThat(scenario.deploy().failed()).isZero();

        assertThat(written("copy")).isEqualTo("a (secret) place\n");
        assertThat(written("printed")).isEqualTo("a (secret) place\n");
    }

    @Test
    void whatAComponentWritesWithoutAModeIsForItsOwnerAlone() throws IOException {
        Secret secret = Secret.of(CANARY);
        update(target -> {
            target.write(Path.of("new"), "pw=" + secret.reveal());
            target.write(Path.of("old"), "pw=" + secret.reveal());
            target.write(Path.of("other"), "nothing");
        });
        Files.createDirectories(workdir);
        Files.writeString(workdir.resolve("old"), "x");

        assertThat(scenario.deploy().failed()).isZero();

        assertThat(mode("new")).isEqualTo("rw-------");
        assertThat(mode("old")).isEqualTo("rw-------");
        assertThat(mode("other")).isEqualTo("rw-r--r--");
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(workdir.resolve(name)));
    }

    @Test
    void aSecretThatAnUpdateMakesIsHiddenToo() {
        update(target -> {
            Secret made = Secret.of("made-in-update-6tk");
            target.log("it is " + made.reveal());
            target.command("sh", "-c", "cat; exit 1").stdin(made).run();
        });

        scenario.deploy();

        assertThat(scenario.events.toString()).doesNotContain("made-in-update").contains("it is (secret)");
    }
}
