package dev.launchway.remote.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerFilesTest {

    @TempDir
    Path directory;

    private Path classes;
    private Path cache;
    private LayerId layer;

    @BeforeEach
    void makeProgram() throws IOException {
        classes = directory.resolve("classes");
        cache = directory.resolve("cache");
        Files.createDirectories(classes.resolve("com/example"));
        Files.writeString(classes.resolve("com/example/app.properties"), "port=80\n".repeat(1000));
        layer = source().program().common().get(0);
    }

    private LayerSource source() {
        return new LayerSource(List.of(classes), new LayerIndex(directory.resolve("index")));
    }

    private CachedFile.Content content() throws IOException {
        return new LayerFiles(source(), cache).of(layer);
    }

    @Test
    void aLaterRunTakesWhatAnEarlierOneHasBuilt() throws IOException {
        CachedFile.Content built = content();
        Files.delete(classes.resolve("com/example/app.properties"));

        assertThat(content()).isEqualTo(built);
    }

    @Test
    void whatIsNoMoreWhatWasBuiltIsBuiltAnew() throws IOException {
        CachedFile.Content built = content();
        byte[] whole = Files.readAllBytes(built.file());
        Files.write(built.file(), new byte[whole.length]);

        assertThat(content()).isEqualTo(built);
        assertThat(built.file()).hasBinaryContent(whole);
    }

    @Test
    void whatIsNoMoreWhatWasBuiltIsNotSent() throws IOException {
        CachedFile.Content built = content();
        Files.write(built.file(), new byte[1]);
        Files.delete(classes.resolve("com/example/app.properties"));

        assertThatThrownBy(this::content).isInstanceOf(IOException.class).hasMessageContaining("changed");
    }

    /** Else a run that builds another layer would delete what this one is about to send. */
    @Test
    void whatIsTakenCountsAsYoung() throws IOException {
        content();
        Instant longAgo = Instant.now().minus(Duration.ofDays(30));
        try (Stream<Path> files = Files.list(cache)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(longAgo));
            }
        }
        CachedFile.Content taken = content();
        OldFiles.deleteFrom(cache);

        assertThat(taken.file()).exists();
        assertThat(content()).isEqualTo(taken);
    }

    @Test
    void ofAFileThatGrowsOnlyWhatWasSaidIsSent() throws Exception {
        CachedFile.Content built = content();
        byte[] whole = Files.readAllBytes(built.file());
        Files.write(built.file(), new byte[100_000], StandardOpenOption.APPEND);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();

        LayerFiles.copy(built, sent);

        assertThat(sent.toByteArray()).isEqualTo(whole);
    }

    /** Else its host would wait for the rest. */
    @Test
    void aFileThatBecomesShorterIsNotSent() throws Exception {
        CachedFile.Content built = content();
        Files.write(built.file(), new byte[1]);

        assertThatThrownBy(() -> LayerFiles.copy(built, OutputStream.nullOutputStream()))
                .isInstanceOf(HostUnfitException.class)
                .hasMessageContaining("cannot read " + built.file() + " here: it was changed while it was sent");
    }
}
