package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurgeTest {

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    @Test
    void removesFilesTreesAndLinks() {
        disk.write("kept", "x");
        disk.write("old-file", "x");
        disk.write("old-tree/deep/file", "x");
        disk.write("real/inside", "x");
        disk.link("old-link", "real");
        disk.link("old-dangling", "nowhere");
        disk.write(".old-hidden", "x");

        Run run = theatre.deploy(here -> here.add(Purge.of("old-*")));

        assertThat(run.changed()).containsExactly("Purge(\"old-*\")");
        assertThat(disk.tree()).containsExactly(".old-hidden", "kept", "real", "real/inside");
        assertThat(theatre.deploy(here -> here.add(Purge.of("old-*"))).changed())
                .isEmpty();
    }

    @Test
    void aStarMatchesNoDotFiles() {
        disk.write("a", "x");
        disk.write(".b", "x");

        theatre.deploy(here -> here.add(Purge.of("*")));

        assertThat(disk.tree()).containsExactly(".b");

        theatre.deploy(here -> here.add(Purge.of(".*")));

        assertThat(disk.tree()).isEmpty();
    }

    @Test
    void twoStarsStandForAnyDepth() {
        disk.write("a.tmp", "x");
        disk.write("a/b/c.tmp", "x");
        disk.write("a/b/c.txt", "x");
        disk.write("elsewhere/d.tmp", "x");
        disk.link("a/link", "../elsewhere");

        theatre.deploy(here -> here.add(Purge.of(here.map("a").resolve("**").resolve("*.tmp"))));

        assertThat(disk.tree())
                .containsExactly("a", "a.tmp", "a/b", "a/b/c.txt", "a/link", "elsewhere", "elsewhere/d.tmp");
    }

    @Test
    void anExactPathIsNoPatternWhateverItIsCalled() {
        disk.write("*.pem", "x");
        disk.write("other.pem", "x");

        Consumer<Configuration> stage = here -> here.add(Purge.exactly(here.map("*.pem")));
        assertThat(theatre.predict(stage).changed()).hasSize(1);
        assertThat(theatre.deploy(stage).changed()).hasSize(1);

        assertThat(disk.tree()).containsExactly("other.pem");
        assertThat(theatre.deploy(stage).changed()).isEmpty();
    }

    @Test
    void anExactPathThatAnotherComponentMakesIsAnErrorOfTheModel() {
        assertThat(theatre.problems(here -> {
                    here.add(File.at("a").content("x"));
                    here.add(Purge.exactly(here.map("a")));
                }))
                .contains("Purge(", "File(\"a\")");
    }

    @Test
    void aPathWithoutSpecialCharactersIsMeantLiterally() {
        disk.write("a/b", "x");

        theatre.deploy(here -> here.add(Purge.of("a/b")));

        assertThat(disk.tree()).containsExactly("a");
    }

    @Test
    void aWrongPatternIsAnErrorOfTheModel() {
        assertThat(theatre.problems(here -> here.add(Purge.of("old-[")))).contains("'old-[' is no file name pattern");
        assertThat(theatre.problems(here -> here.add(Purge.of(" ")))).contains("Purge has an empty pattern");
    }

    @Test
    void neverRemovesTheWorkDirectory() {
        assertThat(theatre.problems(here -> here.add(Purge.of("../stage"))))
                .contains("would remove the work directory");
        assertThat(theatre.problems(here -> here.add(Purge.of("/")))).contains("would remove the work directory");
    }

    @Test
    void aPredictionTouchesNothing() {
        disk.write("old-file", "x");

        Run run = theatre.predict(here -> here.add(Purge.of("old-*")));

        assertThat(run.messages()).containsExactly("removes " + disk.path("old-file"));
        assertThat(disk.exists("old-file")).isTrue();
    }
}
