package dev.launchway.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecompileMojoTest {

    private static final Instant COMPILED = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path directory;

    private final RecompileMojo mojo = new RecompileMojo();
    private Path environment;
    private Path list;

    @BeforeEach
    void project() throws IOException {
        mojo.resources = directory.resolve("resources").toFile();
        mojo.classes = directory.resolve("classes").toFile();
        mojo.status = directory.resolve("status").toFile();
        environment = write("resources/environments/dev.toml", COMPILED.minusSeconds(1));
        write("classes/com/example/Old.class", COMPILED.minusSeconds(9));
        write("classes/com/example/New.class", COMPILED);
        write("classes/environments/dev.toml", COMPILED.plusSeconds(9));
        list = write("status/inputFiles.lst", COMPILED);
        touchDirectories(COMPILED.minusSeconds(1));
    }

    private Path write(String name, Instant time) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        return Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private void touchDirectories(Instant time) throws IOException {
        Files.setLastModifiedTime(directory.resolve("resources/environments"), FileTime.from(time));
        Files.setLastModifiedTime(directory.resolve("resources"), FileTime.from(time));
    }

    @Test
    void classesThatAreNewerStay() throws MojoExecutionException {
        mojo.execute();

        assertThat(list).exists();
    }

    @Test
    void aChangedResourceCompilesAll() throws Exception {
        Files.setLastModifiedTime(environment, FileTime.from(COMPILED.plusSeconds(1)));
        mojo.execute();

        assertThat(list).doesNotExist();
        assertThat(directory.resolve("classes/com/example/New.class")).exists();
    }

    @Test
    void aDeletedResourceCompilesAll() throws Exception {
        Files.delete(environment);
        mojo.execute();

        assertThat(list).doesNotExist();
    }

    @Test
    void nothingIsAskedOfAModuleWithoutClassesOrResources() throws Exception {
        mojo.classes = directory.resolve("nothing").toFile();
        mojo.execute();
        mojo.resources = directory.resolve("nothing").toFile();
        mojo.classes = directory.resolve("classes").toFile();
        mojo.execute();

        assertThat(list).exists();
    }
}
