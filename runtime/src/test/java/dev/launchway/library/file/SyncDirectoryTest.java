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

class SyncDirectoryTest {

    @TempDir
    Path base;

    @TempDir
    Path outside;

    private Theatre theatre;
    private Disk disk;
    private Disk source;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
        source = new Disk(outside);
    }

    @Test
    void copiesADirectoryOfTheDefinitionDirectory() {
        Consumer<Configuration> stage =
                here -> here.add(SyncDirectory.at("htdocs").source("site").exclude("*.bak"));

        theatre.deploy(stage);

        assertThat(disk.tree())
                .containsExactly(
                        "htdocs",
                        "htdocs/img",
                        "htdocs/img/a.png",
                        "htdocs/index.html",
                        "htdocs/sub",
                        "htdocs/sub/deep",
                        "htdocs/sub/deep/d.txt");
        assertThat(disk.mode("htdocs/index.html")).isEqualTo("rw-r--r--");
        assertThat(disk.mode("htdocs/img")).isEqualTo("rwxr-xr-x");
        disk.age("htdocs/index.html");

        assertThat(theatre.deploy(stage).changed()).isEmpty();
        assertThat(disk.isAged("htdocs/index.html")).isTrue();
    }

    @Test
    void changesOnlyWhatDiffers() {
        Consumer<Configuration> stage =
                here -> here.add(SyncDirectory.at("htdocs").source("site"));
        theatre.deploy(stage);
        disk.age("htdocs/img/a.png");
        disk.write("htdocs/index.html", "changed by hand\n");
        disk.write("htdocs/own.txt", "stays");

        Run run = theatre.deploy(stage);

        assertThat(run.messages()).containsExactly("changes index.html");
        assertThat(run.diffs()).containsExactly("-changed by hand", "+<h1>{{ raw }}</h1>");
        assertThat(disk.isAged("htdocs/img/a.png")).isTrue();
        assertThat(disk.read("htdocs/own.txt")).isEqualTo("stays");
    }

    @Test
    void deletesOnlyWhenTold() {
        disk.write("htdocs/gone/file", "x");
        disk.write("htdocs/sub/gone", "x");
        disk.write("htdocs/keep/me.bak", "x");

        theatre.deploy(here -> here.add(
                SyncDirectory.at("htdocs").source("site").exclude("*.bak").delete()));

        assertThat(disk.tree())
                .contains("htdocs/keep/me.bak", "htdocs/index.html")
                .doesNotContain("htdocs/gone", "htdocs/sub/gone");
    }

    @Test
    void copiesModesAndLinksFromADirectoryOfTheTarget() {
        source.write("bin/start", "#!/bin/sh\n");
        source.setMode("bin/start", "rwxr-x---");
        source.setMode("bin", "r-xr-xr-x");
        source.link("latest", "bin/start");
        Consumer<Configuration> stage =
                here -> here.add(SyncDirectory.at("copy").source(outside));

        theatre.deploy(stage);

        assertThat(disk.mode("copy/bin/start")).isEqualTo("rwxr-x---");
        assertThat(disk.mode("copy/bin")).isEqualTo("r-xr-xr-x");
        assertThat(disk.linkText("copy/latest")).isEqualTo("bin/start");
        assertThat(theatre.deploy(stage).changed()).isEmpty();

        source.setMode("bin", "rwxr-xr-x");
        source.setMode("bin/start", "rwxr-xr-x");
        Run run = theatre.deploy(stage);

        assertThat(run.messages()).containsExactly("mode 0555 -> 0755 of bin", "mode 0750 -> 0755 of bin/start");
        assertThat(disk.mode("copy/bin/start")).isEqualTo("rwxr-xr-x");
    }

    @Test
    void doesNotShowWhatIsForItsOwnerAlone() {
        source.write("key", "new secret\n");
        source.setMode("key", "rw-------");
        disk.write("copy/key", "old secret\n");

        Run run = theatre.deploy(here -> here.add(SyncDirectory.at("copy").source(outside)));

        assertThat(disk.read("copy/key")).isEqualTo("new secret\n");
        assertThat(disk.mode("copy/key")).isEqualTo("rw-------");
        assertThat(run.events().toString()).doesNotContain("secret\n").doesNotContain("new secret");
    }

    @Test
    void excludesByNameAndByPath() {
        source.write("a.bak", "x");
        source.write("img/b.bak", "x");
        source.write("img/c.png", "x");
        source.write("tmp/d", "x");
        source.write("sub/tmp/e", "x");

        theatre.deploy(here -> here.add(SyncDirectory.at("copy").source(outside).exclude("img/*.bak", "/tmp", "e")));

        assertThat(disk.tree())
                .containsExactly("copy", "copy/a.bak", "copy/img", "copy/img/c.png", "copy/sub", "copy/sub/tmp");
    }

    @Test
    void refusesWhatIsInTheWay() {
        source.write("a/b", "x");
        disk.write("copy/a", "a file");

        assertThat(theatre.deploy(here -> here.add(SyncDirectory.at("copy").source(outside)))
                        .failure())
                .contains("a file stands at " + disk.path("copy/a") + ", where a directory must be");
    }

    @Test
    void needsASource() {
        assertThat(theatre.problems(here -> here.add(SyncDirectory.at("copy"))))
                .contains("SyncDirectory(\"copy\") has no source: add .source(…)");
        assertThat(theatre.problems(here -> here.add(SyncDirectory.at("copy").source("nowhere"))))
                .contains("the definition directory has no directory 'nowhere' with files in it");
        assertThat(theatre.deploy(here -> here.add(SyncDirectory.at("copy").source(outside.resolve("missing"))))
                        .failure())
                .contains("is no directory on this host");
    }

    @Test
    void aPredictionTouchesNothing() {
        Run run = theatre.predict(here -> {
            here.add(SyncDirectory.at("htdocs").source("site"));
            here.add(SyncDirectory.at("copy").source(here.map("htdocs")));
        });

        assertThat(run.changed()).containsExactly("SyncDirectory(\"htdocs\")", "SyncDirectory(\"copy\")");
        assertThat(run.notKnown()).isEmpty();
        assertThat(new Disk(base).tree()).isEmpty();
    }
}
