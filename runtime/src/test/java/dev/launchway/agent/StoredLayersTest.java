package dev.launchway.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.apply.SetAside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredLayersTest {

    private static final String FRAMEWORK = "a".repeat(32);
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    Path state;

    private SetAside aside;

    @BeforeEach
    void begin() throws IOException {
        aside = new SetAside(state);
        for (String name : List.of("layers", "archives", "runtimes")) {
            Files.createDirectory(state.resolve(name));
        }
    }

    private Path old(String name) throws IOException {
        Path file = Files.writeString(state.resolve(name), "");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(WEEK)));
        return file;
    }

    private void run(char service) throws IOException {
        new StoredLayers(state, List.of(".launchway/layers/" + FRAMEWORK + ".jar", layer(service) + ".jar"))
                .prune(aside);
    }

    private static String layer(char service) {
        return "layers/" + String.valueOf(service).repeat(32);
    }

    @Test
    void whatTheLastThreePlansWereMadeOfStays() throws IOException {
        for (char service : new char[] {'1', '2', '3', '4', '5'}) {
            old(layer(service) + ".jar");
            old(layer(service) + ".sum");
            run(service);
        }

        assertThat(state.resolve(layer('1') + ".jar")).doesNotExist();
        assertThat(state.resolve(layer('1') + ".sum")).doesNotExist();
        for (char service : new char[] {'3', '4', '5'}) {
            assertThat(state.resolve(layer(service) + ".jar")).exists();
            assertThat(state.resolve(layer(service) + ".sum")).exists();
        }
        assertThat(aside.remarks()).isEmpty();
    }

    @Test
    void whatAnotherControllerHasJustSentStays() throws IOException {
        Path sent = Files.writeString(state.resolve(layer('2') + ".jar"), "");
        Path unused = old(layer('3') + ".jar");

        run('1');

        assertThat(sent).exists();
        assertThat(unused).doesNotExist();
    }

    /** An archive of classes fits a jar of one time only, so that its sum is what a controller touches that is about to use it. */
    @Test
    void whatAnotherControllerIsAboutToUseStays() throws IOException {
        Path used = old(layer('2') + ".jar");
        Files.writeString(state.resolve(layer('2') + ".sum"), "");
        Path unused = old(layer('3') + ".jar");
        old(layer('3') + ".sum");
        old("archives/" + "3".repeat(32) + ".tries");

        run('1');

        assertThat(used).exists();
        assertThat(unused).doesNotExist();
        assertThat(state.resolve("archives/" + "3".repeat(32) + ".tries")).doesNotExist();
        assertThat(aside.remarks()).isEmpty();
    }

    @Test
    void whatIsBeingReceivedStaysUntilItsProcessIsGone() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        assertThat(gone.waitFor()).isZero();
        String here = "." + ProcessHandle.current().pid();
        String there = "." + gone.pid();
        for (String process : List.of(here, there)) {
            Files.writeString(state.resolve(layer('2') + ".jar" + process), "");
            Files.writeString(state.resolve(layer('2') + ".jar" + process + ".sum"), "");
            Files.writeString(state.resolve("archives/" + FRAMEWORK + ".jsa" + process), "");
            Files.writeString(state.resolve("java" + process), "");
            Files.createDirectories(state.resolve("runtimes/0123" + process + "/bin/full"));
            Files.createDirectories(state.resolve("incoming" + process + "/full"));
        }

        run('1');

        for (String name :
                List.of(layer('2') + ".jar", "archives/" + FRAMEWORK + ".jsa", "java", "runtimes/0123", "incoming")) {
            assertThat(state.resolve(name + here)).exists();
            assertThat(state.resolve(name + there)).doesNotExist();
        }
        assertThat(state.resolve(layer('2') + ".jar" + there + ".sum")).doesNotExist();
        assertThat(aside.remarks()).isEmpty();
    }

    @Test
    void whatIsForeignIsSetAside() throws IOException {
        Files.createDirectories(state.resolve("layers/full/x"));
        Files.createDirectories(state.resolve("plans/full/x"));
        Files.writeString(state.resolve("archives/notes"), "");
        Files.write(state.resolve("plans/bytes"), new byte[] {(byte) 0xff, 0, 10, (byte) 0x80});
        Files.createSymbolicLink(state.resolve(layer('1') + ".jar"), state.resolve("archives/notes"));

        run('1');

        assertThat(aside.remarks())
                .hasSize(5)
                .contains("there was something foreign at .launchway/plans/bytes; it is called"
                        + " .launchway/set-aside-bytes-1 now")
                .contains("there was something foreign at .launchway/plans/full; it is called"
                        + " .launchway/set-aside-full-1 now")
                .contains("there was something foreign at .launchway/layers/full; it is called"
                        + " .launchway/set-aside-full-2 now");
    }
}
