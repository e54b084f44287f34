package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {

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
    void isCreatedOnce() {
        assertThat(theatre.deploy(here -> here.add(Directory.at("logs").mode("0750")))
                        .changed())
                .containsExactly("Directory(\"logs\") > Presence", "Directory(\"logs\") > Mode");
        assertThat(disk.mode("logs")).isEqualTo("rwxr-x---");
        disk.age("logs");

        assertThat(theatre.deploy(here -> here.add(Directory.at("logs").mode("0750")))
                        .changed())
                .isEmpty();
        assertThat(disk.isAged("logs")).isTrue();
    }

    @Test
    void offersToCreateAMissingParent() {
        Run run = theatre.deploy(here -> here.add(Directory.at("a/b")));

        assertThat(run.failure()).contains("the directory " + disk.path("a") + " does not exist: add .leading()");
        assertThat(disk.exists("a")).isFalse();
    }

    @Test
    void createsParentsBeforeItGetsItsFiles() {
        theatre.deploy(here ->
                here.add(Directory.at("a/b").source("site").exclude("*.bak").leading()));

        assertThat(disk.tree())
                .contains("a/b/index.html", "a/b/img/a.png", "a/b/sub/deep/d.txt")
                .doesNotContain("a/b/index.html.bak");
    }

    @Test
    void refusesAFile() {
        disk.write("logs", "a file");

        Run run = theatre.deploy(here -> here.add(Directory.at("logs")));

        assertThat(run.failure()).contains("a file stands at " + disk.path("logs") + ", where a directory must be");
        assertThat(disk.read("logs")).isEqualTo("a file");
    }

    @Test
    void takesALinkToADirectoryForOne() {
        disk.directory("real");
        disk.link("logs", "real");

        assertThat(theatre.deploy(here -> here.add(Directory.at("logs"))).changed())
                .isEmpty();
        assertThat(disk.linkText("logs")).isEqualTo("real");
    }

    @Test
    void refusesALinkWhenItHasAMode() {
        disk.directory("real");
        disk.link("logs", "real");

        assertThat(theatre.deploy(here -> here.add(Directory.at("logs").mode("0700")))
                        .failure())
                .contains("a symlink to real stands at " + disk.path("logs"));
    }

    @Test
    void refusesALinkThatLeadsNowhere() {
        disk.link("logs", "missing");

        assertThat(theatre.deploy(here -> here.add(Directory.at("logs"))).failure())
                .contains("a symlink to missing stands at");
    }

    @Test
    void excludesNeedASource() {
        assertThat(theatre.problems(here -> here.add(Directory.at("a").exclude("*.bak"))))
                .contains("Directory(\"a\") excludes files of a source, and has no source");
    }

    @Test
    void aPredictionTouchesNothing() {
        Run run = theatre.predict(here -> {
            here.add(Directory.at("a/b").source("site").leading());
            here.add(Mode.of("a/b/index.html", "0600"));
        });

        assertThat(run.changed())
                .containsExactly(
                        "Directory(\"a/b\") > Presence",
                        "Directory(\"a/b\") > SyncDirectory",
                        "Mode(\"a/b/index.html\")");
        assertThat(run.notKnown()).isEmpty();
        assertThat(new Disk(base).tree()).isEmpty();
    }
}
