package dev.launchway.agent;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.apply.SetAside;
import dev.launchway.engine.system.DetachedScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** When an archive of classes is made, with a script in the place of Java: it takes note of each call, and does what a test says. */
@EnabledOnOs(OS.LINUX)
class ClassArchiveTest {

    private static final String HASH = "a".repeat(32);

    @TempDir
    private Path base;

    private Path state;
    private Path jar;
    private Path program;

    @BeforeEach
    void begin() throws IOException {
        state = base.resolve(".launchway");
        Files.createDirectories(state.resolve("layers"));
        Files.createDirectories(state.resolve("archives"));
        jar = Files.writeString(state.resolve("layers/" + HASH + ".jar"), "classes");
        program = base.resolve("java");
        java("true");
    }

    /** Nobody of these tests is left behind. */
    @AfterEach
    void end() throws IOException {
        Files.writeString(base.resolve("go"), "");
        awaitEnd();
    }

    /** Writes what stands for Java: it knows the file to write as {@code $part}. */
    private void java(String script) throws IOException {
        Files.writeString(program, """
                echo call >>calls
                for word; do
                    case $word in
                        -XX:ArchiveClassesAtExit=*) part=${word#*=} ;;
                    esac
                done
                wait_for_go() { until [ -e go ] || ! [ -e calls ]; do sleep 0.05; done; }
                echo archive >"$part"
                """ + script + "\n");
    }

    private ClassArchive archive(String... options) {
        List<String> java = new ArrayList<>(List.of("/bin/sh", program.toString()));
        java.addAll(List.of(options));
        return new ClassArchive(base, base.relativize(jar), java, Duration.ZERO);
    }

    private boolean makes(String... options) throws IOException {
        boolean makes = archive(options).makeWhereDue();
        awaitEnd();
        return makes;
    }

    private String maker() throws IOException {
        Path file = state.resolve("archiving");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void awaitEnd() throws IOException {
        String maker = maker();
        waitFor("the end of the maker").until(() -> !DetachedScript.runs(maker));
    }

    private long calls() throws IOException {
        Path calls = base.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    private List<String> archives() throws IOException {
        try (Stream<Path> files = Files.list(state.resolve("archives"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void isMadeOnce() throws IOException {
        assertThat(makes()).isTrue();
        assertThat(makes()).isFalse();
        assertThat(makes()).isFalse();

        assertThat(calls()).isEqualTo(1);
        assertThat(archives()).containsExactly(HASH + ".jsa", HASH + ".sum");
        assertThat(Files.readAllLines(state.resolve("archives/" + HASH + ".sum")))
                .hasSize(2);
    }

    @Test
    void isNotMadeTwiceAtOnce() throws IOException {
        java("wait_for_go");

        assertThat(archive().makeWhereDue()).isTrue();
        for (int i = 0; i < 10; i++) {
            assertThat(archive().makeWhereDue()).isFalse();
            assertThat(archive("-other").makeWhereDue()).isFalse();
        }
        Files.writeString(base.resolve("go"), "");
        awaitEnd();

        assertThat(calls()).isEqualTo(1);
        assertThat(archives()).contains(HASH + ".jsa");
    }

    @Test
    void waitsForTheEndOfARun() throws IOException {
        Files.writeString(state.resolve("lock"), "held");
        assertThat(archive().makeWhereDue()).isTrue();
        assertThat(maker()).isNotEmpty();
        assertThat(DetachedScript.runs(maker())).isTrue();
        assertThat(calls()).isZero();

        Files.writeString(state.resolve("lock"), "");
        awaitEnd();

        assertThat(calls()).isEqualTo(1);
        assertThat(archives()).contains(HASH + ".jsa");
    }

    @Test
    void givesWayToARunThatBegins() throws IOException {
        java("wait_for_go");
        assertThat(archive().makeWhereDue()).isTrue();
        waitFor("Java").until(() -> calls() == 1);

        Files.writeString(state.resolve("lock"), "held");
        waitFor("nothing of it").until(() -> archives().equals(List.of(HASH + ".tries")));
        Files.writeString(base.resolve("go"), "");
        Files.writeString(state.resolve("lock"), "");
        awaitEnd();

        assertThat(calls()).isEqualTo(2);
        assertThat(archives()).contains(HASH + ".jsa");
    }

    @Test
    void whatFailsIsTriedAgainMoreAndMoreSeldom() throws IOException {
        java("exit 1");
        List<Integer> tried = new ArrayList<>();
        for (int run = 0; run < 20; run++) {
            if (makes()) {
                tried.add(run);
            }
            assertThat(archives()).containsExactly(HASH + ".tries");
        }
        assertThat(tried).containsExactly(0, 3, 8, 17);
        assertThat(calls()).isEqualTo(4);

        java("true");
        boolean made = false;
        for (int run = 0; run < 64 && !made; run++) {
            made = makes();
        }
        assertThat(archives()).contains(HASH + ".jsa");
        assertThat(makes()).isFalse();
        assertThat(archives()).containsExactly(HASH + ".jsa", HASH + ".sum");
    }

    @Test
    void anEmptyOneIsNone() throws IOException {
        java(": >\"$part\"");

        assertThat(makes()).isTrue();

        assertThat(archives()).containsExactly(HASH + ".tries");
    }

    @Test
    void isMadeAnewForAnotherJavaOrAnotherJar() throws IOException {
        makes();
        String first = Files.readString(state.resolve("archives/" + HASH + ".sum"));

        assertThat(makes("-XX:+UseOtherCollector")).isTrue();
        assertThat(makes("-XX:+UseOtherCollector")).isFalse();
        assertThat(Files.readString(state.resolve("archives/" + HASH + ".sum"))).isNotEqualTo(first);

        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        assertThat(makes("-XX:+UseOtherCollector")).isTrue();
        assertThat(makes("-XX:+UseOtherCollector")).isFalse();
        assertThat(archives()).containsExactly(HASH + ".jsa", HASH + ".sum");
    }

    @Test
    void afterFailuresAnotherJavaIsTriedAtOnce() throws IOException {
        java("exit 1");
        makes();
        assertThat(makes()).isFalse();

        assertThat(makes("-other")).isTrue();
    }

    @Test
    void whatAKilledMakerLeavesIsTidiedUp() throws Exception {
        java("echo $$ >pid; wait_for_go");
        archive().makeWhereDue();
        waitFor("Java").until(() -> Files.exists(base.resolve("pid")));
        long maker = Long.parseLong(maker().split(" ", -1)[0]);
        ProcessHandle.of(maker).ifPresent(ProcessHandle::destroyForcibly);
        awaitEnd();

        new StoredLayers(state, List.of(".launchway/layers/" + HASH + ".jar")).prune(new SetAside(state));

        assertThat(archives()).containsExactly(HASH + ".tries");
        assertThat(archive().makeWhereDue()).isFalse();
    }

    @Test
    void aBrokenNoteOfTriesIsNone() throws IOException {
        for (String note : List.of("", "x", "x y z", "\0\0\0", HASH + " -1 99999999999")) {
            Files.deleteIfExists(state.resolve("archives/" + HASH + ".jsa"));
            Files.writeString(state.resolve("archives/" + HASH + ".tries"), note);
            assertThat(makes()).as(note).isTrue();
        }
    }
}
