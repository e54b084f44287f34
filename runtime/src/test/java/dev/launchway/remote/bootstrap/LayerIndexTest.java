package dev.launchway.remote.bootstrap;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of a plan jar from one run to the next. */
class LayerIndexTest {

    private static final Program PROGRAM = new Program(
            List.of(new LayerId("framework", "0".repeat(32)), new LayerId("a file with blanks", "f".repeat(32))),
            List.of(
                    new LibraryLayer(new LayerId("yaml", "1".repeat(32)), Set.of("com.example.Yaml")),
                    new LibraryLayer(new LayerId("json", "2".repeat(32)), Set.of("com.example.A", "com.example.B"))),
            List.of(
                    new DefinitionFile("com/example/a file with blanks", "a".repeat(64), 0),
                    new DefinitionFile("com/example/app.jar", "b".repeat(64), 5_000_000_000L)));

    @TempDir
    Path directory;

    @Test
    void remembersTheLayersAndFilesOfAState() {
        LayerIndex index = new LayerIndex(directory.resolve("index"));
        LayerIndex.State state = new LayerIndex.State("plan.jar 1", true);

        index.write(state, PROGRAM);

        assertThat(index.read(state)).isEqualTo(PROGRAM);
        assertThat(index.read(new LayerIndex.State("plan.jar 2", true))).isNull();
    }

    @Test
    void anotherFileIsAnotherState() throws IOException {
        Path jar = Files.writeString(directory.resolve("plan.jar"), "one");
        String before = LayerIndex.State.of(List.of(jar)).text();
        FileTime time = Files.getLastModifiedTime(jar);
        Path other = Files.writeString(directory.resolve("other.jar"), "two");
        Files.setLastModifiedTime(other, time);
        Files.move(other, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(LayerIndex.State.of(List.of(jar)).text()).isNotEqualTo(before);
    }

    @Test
    void doesNotTrustTheTimesOfAFileThatWasJustWritten() throws IOException {
        Path jar = directory.resolve("plan.jar");

        waitFor("a look that is quick enough").until(() -> {
            Files.writeString(jar, "one");
            return !LayerIndex.State.of(List.of(jar)).lasting();
        });
    }

    @Test
    void doesNotRememberDirectories() throws IOException {
        assertThat(LayerIndex.State.of(List.of(directory)).lasting()).isFalse();
    }

    @Test
    void aBrokenIndexIsNone() throws IOException {
        Path files = directory.resolve("index");
        LayerIndex index = new LayerIndex(files);
        LayerIndex.State state = new LayerIndex.State("plan.jar 1", true);
        index.write(state, PROGRAM);
        for (Path file : list(files)) {
            String text = Files.readString(file);
            Files.writeString(file, text.substring(0, text.length() - 5));
        }

        assertThat(index.read(state)).isNull();
    }

    @Test
    void forgetsWhatIsOld() throws IOException {
        Path files = directory.resolve("index");
        LayerIndex index = new LayerIndex(files);
        index.write(new LayerIndex.State("plan.jar 1", true), PROGRAM);
        for (Path file : list(files)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        }

        index.write(new LayerIndex.State("plan.jar 2", true), PROGRAM);

        assertThat(list(files)).hasSize(1);
        assertThat(index.read(new LayerIndex.State("plan.jar 1", true))).isNull();
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
