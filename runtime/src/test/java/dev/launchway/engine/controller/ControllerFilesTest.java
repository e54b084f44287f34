package dev.launchway.engine.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.api.ControllerContext;
import dev.launchway.api.ControllerFile;
import dev.launchway.api.ControllerSource;
import dev.launchway.api.Secret;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.testing.run.Waiting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the controller gets, where it is the host itself. */
class ControllerFilesTest {

    @TempDir
    Path base;

    private final AtomicInteger runs = new AtomicInteger();

    private Theatre theatre() {
        return new Theatre(base);
    }

    private ControllerSource text(String text) {
        return (controller, to) -> {
            runs.incrementAndGet();
            to.write(text.getBytes(StandardCharsets.UTF_8));
        };
    }

    @Test
    void aSourceRunsOnceForAllWhoNameItsKey() throws IOException {
        Consumer<Configuration> service = here -> {
            here.add(Fetched.at("a", "greeting", text("hello\n")));
            here.add(Fetched.at("b", "greeting", text("hello\n")));
        };

        Run first = theatre().deploy(service);

        assertThat(first.changed()).containsExactly("Fetched(\"a\")", "Fetched(\"b\")");
        assertThat(first.messages()).contains("begins with hello");
        assertThat(Files.readString(theatre().workdir().resolve("b"))).isEqualTo("hello\n");
        assertThat(runs).hasValue(1);
        assertThat(theatre().deploy(service).changed()).isEmpty();
        assertThat(runs).hasValue(2);
    }

    @Test
    void nothingRunsThatNobodyAsksFor() {
        theatre().deploy(here -> here.fromController("greeting", text("hello")));

        assertThat(runs).hasValue(0);
        assertThat(base.resolve("cache")).doesNotExist();
    }

    @Test
    void whatIsNamedTooLateIsRefused() {
        List<Configuration> kept = new ArrayList<>();

        Run run = theatre()
                .verify(probe -> probe.content(kept.get(0).fromController("greeting", text("hello"))))
                .deploy(kept::add);

        assertThat(run.failure()).contains("here.fromController(\"greeting\", …) is for configure");
    }

    @Test
    void aPredictionRunsItAndWritesNothingOfTheHost() {
        Run run = theatre().predict(here -> here.add(Fetched.at("a", "greeting", text("hello\n"))));

        assertThat(run.changed()).containsExactly("Fetched(\"a\")");
        assertThat(run.notKnown()).isEmpty();
        assertThat(theatre().workdir()).doesNotExist();
    }

    @Test
    void aSourceThatFailsFailsWhoAsksAndLeavesTheOldFileAlone() throws IOException {
        theatre().deploy(here -> here.add(Fetched.at("a", "greeting", text("old"))));

        Run run = theatre()
                .deploy(here -> here.add(Fetched.at("a", "greeting", (controller, to) -> {
                    to.write(1);
                    controller.command("sh", "-c", "echo not today >&2; exit 3").run();
                })));

        assertThat(run.failure())
                .startsWith("Fetched(\"a\"): the controller cannot get 'greeting': ")
                .contains("exit code 3");
        assertThat(details(run)).contains("stderr:", "  not today");
        assertThat(Files.readString(theatre().workdir().resolve("a"))).isEqualTo("old");
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void aSourceThatDoesNotEndIsEndedWithItsCommands() {
        Path started = base.resolve("started");

        Run run = theatre()
                .deploy(here -> here.add(Fetched.at("a", "greeting", limited(Duration.ofMillis(9500), controller -> {
                    controller
                            .command("sh", "-c", "echo $$ > '" + started + "'; exec sleep 600")
                            .run();
                }))));

        assertThat(run.failure())
                .isEqualTo("Fetched(\"a\"): the controller cannot get 'greeting': it did not end within 9.5 s");
        assertThat(started).exists();
        Waiting.waitFor("the end of the command").until(() -> ProcessHandle.of(
                        Long.parseLong(Files.readString(started).strip()))
                .filter(ProcessHandle::isAlive)
                .isEmpty());
    }

    private interface Work {
        void with(ControllerContext controller) throws Exception;
    }

    private static ControllerSource limited(Duration limit, Work work) {
        return new ControllerSource() {
            @Override
            public void write(ControllerContext controller, OutputStream to) throws Exception {
                work.with(controller);
            }

            @Override
            public Duration limit() {
                return limit;
            }
        };
    }

    @Test
    void whatASourceKeepsIsThereInTheNextRunAndForItsOwnerAlone() throws IOException {
        List<String> found = new ArrayList<>();
        ControllerSource source = (controller, to) -> {
            Path kept = controller.cacheDirectory().resolve("kept");
            found.add(Files.exists(kept) ? Files.readString(kept) : "nothing");
            Files.writeString(kept, "this");
            controller.log("kept %s", "it");
        };
        Consumer<Configuration> service = here -> {
            here.add(Fetched.at("a", "one", source));
            here.add(Fetched.at("b", "two", source));
        };

        Run first = theatre().deploy(service);
        theatre().deploy(service);

        assertThat(found).containsExactly("nothing", "nothing", "this", "this");
        assertThat(first.messages()).contains("kept it");
        try (Stream<Path> files = Files.walk(base.resolve("cache"))) {
            assertThat(files.filter(Files::isDirectory)).hasSizeGreaterThan(3).allSatisfy(directory -> assertThat(
                            Files.getPosixFilePermissions(directory))
                    .hasSize(3));
        }
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void whatIsLeftOfAKilledRunIsRemovedByTheNext() throws IOException {
        Path run = Files.createDirectories(base.resolve("cache/controller-files/runs/run1"));
        Files.writeString(run.resolve("content1"), "left");
        Files.createFile(run.resolveSibling("run1.lock"));

        theatre().deploy(here -> here.add(Fetched.at("a", "greeting", text("hello"))));

        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void whatWasNotUsedForLongestIsForgottenFirst() throws Exception {
        ControllerCache cache = new ControllerCache(base, 250);
        Instant now = Instant.now();
        List<String> keys = List.of("first", "second", "third");
        for (String key : keys) {
            Path directory;
            try (CacheEntry entry = cache.entry(new ControllerFile("C", key))) {
                directory = entry.directory();
                Files.write(directory.resolve("data"), new byte[100]);
            }
            Files.setLastModifiedTime(
                    directory.resolveSibling(directory.getFileName() + ".lock"),
                    FileTime.from(now.minusSeconds(100 - keys.indexOf(key))));
        }
        cache.entry(new ControllerFile("C", "first")).close();

        cache.prune();

        for (String key : keys) {
            try (CacheEntry entry = cache.entry(new ControllerFile("C", key))) {
                assertThat(Files.exists(entry.directory().resolve("data")))
                        .as(key)
                        .isEqualTo(!key.equals("second"));
            }
        }
    }

    @Test
    void noSecretOfASourceIsShown() {
        Run run = theatre().deploy(here -> {
            Secret known = Secret.of("correct-horse-battery");
            here.add(Fetched.at("a", "greeting", (controller, to) -> controller
                    .command("sh", "-c", "echo \"$TOKEN is wrong\" >&2; exit 1")
                    .env("TOKEN", known)
                    .run()));
        });

        assertThat(run.events().toString()).contains(" is wrong").doesNotContain("correct-horse");
    }

    @Test
    void aSecretIsNoArgumentOfACommand() {
        Run run = theatre().deploy(here -> {
            Secret.of("correct-horse-battery");
            here.add(Fetched.at("a", "greeting", (controller, to) -> controller
                    .command("echo", "correct-horse-battery")
                    .run()));
        });

        assertThat(run.failure())
                .contains("holds the value of a secret, and everybody on the host sees the arguments")
                .doesNotContain("correct-horse");
    }

    private static List<String> details(Run run) {
        for (RunEvent event : run.events()) {
            if (event instanceof RunEvent.ComponentFailed failed) {
                return failed.failure().details();
            }
        }
        return List.of();
    }

    private List<Path> leftOvers() throws IOException {
        try (Stream<Path> files = Files.walk(base.resolve("cache/controller-files/runs"))) {
            return files.skip(1).toList();
        }
    }
}
