package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresenceTest {

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
    void createsAnEmptyFileOnce() {
        assertThat(theatre.deploy(here -> here.add(Presence.of("app.log"))).changed())
                .containsExactly("Presence(\"app.log\")");
        assertThat(disk.read("app.log")).isEmpty();
        assertThat(theatre.deploy(here -> here.add(Presence.of("app.log"))).changed())
                .isEmpty();
    }

    @Test
    void leavesAFileAsItIs() {
        disk.write("app.log", "lines");
        disk.age("app.log");

        theatre.deploy(here -> here.add(Presence.of("app.log")));

        assertThat(disk.read("app.log")).isEqualTo("lines");
        assertThat(disk.isAged("app.log")).isTrue();
    }

    @Test
    void createsParentsWhenTold() {
        assertThat(theatre.deploy(here -> here.add(Presence.of("a/b"))).failure())
                .contains("add .leading() to create it");

        theatre.deploy(here -> here.add(Presence.of("a/b").leading()));

        assertThat(disk.isFile("a/b")).isTrue();
    }

    @Test
    void replacesALinkAndAnEmptyDirectory() {
        disk.write("real", "x");
        disk.link("link", "real");
        disk.directory("empty");

        theatre.deploy(here -> {
            here.add(Presence.of("link"));
            here.add(Presence.of("empty"));
        });

        assertThat(disk.isFile("link")).isTrue();
        assertThat(disk.isFile("empty")).isTrue();
        assertThat(disk.read("real")).isEqualTo("x");
    }

    @Test
    void refusesADirectoryThatIsNotEmpty() {
        disk.write("a/b", "x");

        assertThat(theatre.deploy(here -> here.add(Presence.of("a"))).failure()).contains("that is not empty");
    }

    @Test
    void aPredictionIsSeenByLaterComponents() {
        Run run = theatre.predict(here -> {
            here.add(Presence.of("a/b").leading());
            here.add(Mode.of("a/b", "0600"));
        });

        assertThat(run.changed()).containsExactly("Presence(\"a/b\")", "Mode(\"a/b\")");
        assertThat(new Disk(base).tree()).isEmpty();
    }
}
